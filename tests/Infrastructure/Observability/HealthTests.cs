namespace Platform.Tests.Infrastructure.Observability;

/// <summary>What takes a node out of service although its database answers.</summary>
public sealed class HealthTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("drop function monitoring.slug_of", "the database lacks 1 function")]
    [InlineData("delete from ops.migration", "migrations")]
    public async Task A_schema_that_lacks_something_is_not_ready(string loss, string problem)
    {
        await api.Database.Execute(loss);

        var answer = await api.Anonymous.Get("/health/ready");

        answer.Status.ShouldBe(503);
        answer.Body.ShouldContain(problem);
    }
}
