namespace Platform.Tests.Features.Monitoring.Sources.WriteSource;

/// <summary>What keeps a source.</summary>
public sealed class WriteSourceTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Sources = "/api/v2/source/";

    private HttpClient Manager => metadata.As(metadata.Manager);

    [Fact]
    public async Task One_that_is_in_use_stays_and_the_use_is_named()
    {
        var id = await Manager.Insert(Sources, """{"source_name":"in use"}""");
        await Manager.Insert(
            "/api/v2/indicator/",
            $$"""{"name":"Sourced","short_name":"sourced","description":"","source_id":{{id}}}"""
        );

        (await Manager.Refusal(Sources, """{"id":"","source_name":"in use"}""")).ShouldBe(
            "409 conflict: the row is still used by indicator"
        );
    }

    /// <summary>Regions and documents that name none are given these.</summary>
    [Theory]
    [InlineData("{\"id\":1,\"source_name\":\"typing\"}")]
    [InlineData("{\"id\":2,\"source_name\":\"Datapoint_upload\"}")]
    [InlineData("{\"id\":\"\",\"source_name\":\"data entry\"}")]
    [InlineData("{\"id\":\"\",\"source_name\":\"datapoint_upload\"}")]
    public async Task The_services_own_keep_their_names(string body) =>
        (await Manager.Refusal(Sources, body)).ShouldBe(
            "409 conflict: source_name: data entry and datapoint_upload are the service's own, and keep their names"
        );

    [Fact]
    public async Task The_services_own_may_be_described()
    {
        (
            await Manager.Post(Sources, """{"id":1,"source_name":"data entry","source_description":"By hand"}""")
        ).Status.ShouldBe(200);
        (await Manager.Post(Sources, """{"id":1,"source_description":"Typed by a person"}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Names_are_unique() =>
        (await Manager.Refusal(Sources, """{"source_name":"data entry"}""")).ShouldBe(
            "409 conflict: source_name: another row has 'data entry'"
        );
}
