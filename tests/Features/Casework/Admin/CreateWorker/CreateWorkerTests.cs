namespace Platform.Tests.Features.Casework;

public sealed class CreateWorkerTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task It_is_there_afterwards()
    {
        await clone.Database.AddOrganisations();

        (await Run("1", "Hill", "--first-name", "Will", "--projects", "5,6")).ExitCode.ShouldBe(0);

        (
            await clone.Database.Rows(
                "select first_name, surname, count(*) from casework.worker inner join casework.worker_project on worker_id = worker.id group by 1, 2"
            )
        ).ShouldBe(["Will | Hill | 2"]);
        (await Run("1", "Hill", "--projects", "105")).Errors.ShouldBe("The organisation has no such project.\n");
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "worker", "create", .. typed]);
}
