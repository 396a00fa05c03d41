namespace Platform.Tests.Features.Identity;

public sealed class DeactivateAccountTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Ends_the_tokens_and_can_be_taken_back()
    {
        var ann = await clone.Database.AddAccount("ann");
        await clone.Database.AddToken(ann.Id, "second");

        (await Run("deactivate", "Ann")).Output.ShouldBe("'Ann' is inactive; tokens ended: 2.\n");
        (await clone.Database.Value<long>("select count(*) from identity.token")).ShouldBe(0);
        (await clone.Database.Value<bool>("select is_active from identity.account")).ShouldBeFalse();

        (await Run("activate", "ann")).ExitCode.ShouldBe(0);
        (await clone.Database.Value<bool>("select is_active from identity.account")).ShouldBeTrue();

        var unknown = await Run("deactivate", "nobody");
        unknown.ExitCode.ShouldBe(1);
        unknown.Errors.ShouldBe("There is no account 'nobody'.\n");
    }

    private Task<Outcome> Run(params string[] arguments) => Executable.Run(clone.Database, ["account", .. arguments]);
}
