namespace Platform.Tests.Features.Identity;

public sealed class RevokeTokenTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task By_the_id_of_the_list_by_text_or_all_of_an_account()
    {
        var ann = await clone.Database.AddAccount("ann");
        var second = await clone.Database.AddToken(ann.Id, "second");
        await clone.Database.AddToken(ann.Id, "third");
        await clone.Database.AddToken(ann.Id, "fourth");

        var listed = (await Run("list", "ann", "--json")).Json.AsArray();
        listed.Count.ShouldBe(4);
        var third = (string)listed.Single(token => (string)token!["name"]! == "third")!["id"]!;

        (await Run("revoke", second)).Output.ShouldBe("1 ended.\n");
        (await Run("revoke", third)).Output.ShouldBe("1 ended.\n");
        (await Run("revoke", third)).Errors.ShouldBe("There is no such token.\n");
        (await Run("revoke", "second")).Errors.ShouldBe("That is neither the id nor the text of a token.\n");
        (await Run("revoke")).Errors.ShouldBe("Give either a token or --all-of an account.\n");
        (await Run("revoke", "--all-of", "ann")).Output.ShouldBe("2 ended.\n");
        (await Run("revoke", "--all-of", "ann")).Output.ShouldBe("0 ended.\n");
        (await Run("revoke", "--all-of", "nobody")).Errors.ShouldBe("There is no account 'nobody'.\n");
        (await Run("list", "nobody")).Errors.ShouldBe("There is no account 'nobody'.\n");
    }

    private Task<Outcome> Run(params string[] arguments) => Executable.Run(clone.Database, ["token", .. arguments]);
}
