namespace Platform.Tests.Features.Casework;

/// <summary>The shape of a path decides what a write does.</summary>
public sealed class WriteShapeTests(WritingApi api) : IClassFixture<WritingApi>
{
    [Theory]
    [InlineData("POST", "/v2/clients/surname", 400, "unexpected_segment")]
    [InlineData("PUT", "/v2/clients/id/5/surname/x", 400, "unexpected_segment")]
    [InlineData("PUT", "/v2/referrals/external_id/x", 400, "unexpected_segment")]
    [InlineData("PUT", "/v2/clients/ID/5", 400, "unexpected_segment")]
    [InlineData("PUT", "/v2/Clients/id/5", 404, "unknown_group")]
    [InlineData("PUT", "/v2/Clients", 404, "unknown_group")]
    [InlineData("PUT", "/v2/clients//5", 400, "empty_segment")]
    [InlineData("POST", "/v2/schedules", 405, "method_not_allowed")]
    [InlineData("PUT", "/v2/due_contacts", 405, "method_not_allowed")]
    [InlineData("PUT", "/v2/workers", 405, "method_not_allowed")]
    [InlineData("POST", "/v2/workers/id/1", 405, "method_not_allowed")]
    [InlineData("POST", "/v2/workers/1", 405, "method_not_allowed")]
    [InlineData("DELETE", "/v2/clients/id/5", 405, "method_not_allowed")]
    [InlineData("PATCH", "/v2/referrals/510", 405, "method_not_allowed")]
    [InlineData("PUT", "/v2/nosuch/id/5", 404, "unknown_group")]
    public async Task As_the_contract_has_it(string method, string path, int status, string code)
    {
        var refused = await api.User.Send(new HttpMethod(method), path, Exchanges.Body("""{"surname":"x"}"""));

        refused.Status.ShouldBe(status, refused.ToString());
        refused.Code().ShouldBe(code);
    }

    [Fact]
    public async Task Without_v2_it_is_the_same() =>
        (await api.User.Post("/clients/id/2", """{"title":"Ms"}""")).Status.ShouldBe(200);
}
