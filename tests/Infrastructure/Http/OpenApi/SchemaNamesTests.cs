using Platform.Infrastructure.Http.OpenApi;

namespace Platform.Tests.Infrastructure.Http.OpenApi;

public sealed class SchemaNamesTests
{
    private readonly SchemaNames _names = new();

    /// <summary>Clients are generated from these names.</summary>
    [Theory]
    [InlineData(typeof(Shared), "Shared")]
    [InlineData(typeof(ListBoats.Response), "ListBoatsResponse")]
    [InlineData(typeof(Envelope<ListBoats.Response>), "EnvelopeOfListBoatsResponse")]
    [InlineData(typeof(Pair<ListBoats.Response, Shared[]>), "PairOfListBoatsResponseAndSharedList")]
    [InlineData(typeof(int?), "Int32")]
    [InlineData(typeof(System.Text.Json.JsonElement?), null)]
    public void A_type_is_named_after_its_slice_and_arguments(Type type, string? name) =>
        _names.Of(type).ShouldBe(name);

    [Fact]
    public void The_same_slice_of_two_envelopes_has_two_names() =>
        new[]
        {
            typeof(Envelope<ListBoats.Response>),
            typeof(Envelope<ListHarbours.Response>),
            typeof(ListBoats.Response),
        }
            .Select(_names.Of)
            .ShouldBeUnique();

    [Fact]
    public void Two_types_of_one_name_are_a_mistake()
    {
        _names.Of(typeof(ListBoats.Response)).ShouldBe("ListBoatsResponse");
        _names.Of(typeof(ListBoats.Response)).ShouldBe("ListBoatsResponse");

        Should
            .Throw<InvalidOperationException>(() => _names.Of(typeof(Other.ListBoats.Response)))
            .Message.ShouldContain("would share the schema ListBoatsResponse");
    }

    /// <summary>A slice's name and a type's put together may be another's.</summary>
    [Fact]
    public void Names_that_only_look_alike_are_a_mistake()
    {
        _names.Claim("ListBoatsResponse", typeof(Shared));

        Should.Throw<InvalidOperationException>(() => _names.Of(typeof(ListBoats.Response)));
    }
}

public sealed record Shared;

public sealed record Envelope<T>(T Value);

public sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

public static class ListBoats
{
    public sealed record Response;
}

public static class ListHarbours
{
    public sealed record Response;
}

public static class Other
{
    public static class ListBoats
    {
        public sealed record Response;
    }
}
