namespace Platform.Infrastructure.Storage;

/// <summary>What the store may answer instead of the endpoint, for the document.</summary>
public static class StorageRefusals
{
    /// <summary>The store does not answer, or has no room.</summary>
    public static TBuilder KeepsFiles<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .OpensFiles()
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status507InsufficientStorage, typeof(void)));

    /// <summary>The store does not answer.</summary>
    public static TBuilder OpensFiles<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status502BadGateway, typeof(void)));
}
