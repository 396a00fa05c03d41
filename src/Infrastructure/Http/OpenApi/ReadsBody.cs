namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>On a GET or DELETE whose parameters may come in a body, too: it may be refused for that body.</summary>
public sealed class ReadsBody;
