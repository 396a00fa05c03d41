namespace Platform.Tests.Features.Monitoring.Users;

/// <summary>People: listed without secrets, made elsewhere, let in while they are active.</summary>
public sealed class UserTests(Metadata metadata) : IClassFixture<Metadata>
{
    [Fact]
    public async Task Accounts_are_made_elsewhere() =>
        await Verify(await metadata.As(metadata.Root).Post("/api/v2/user/", """{"username":"eve"}"""));

    [Fact]
    public async Task Nothing_tells_of_passwords()
    {
        await metadata.Database.Execute("update identity.account set password_hash = 'S3CRET-hash'");

        foreach (var format in new[] { "json", "csv" })
        {
            var list = await metadata.As(metadata.Nobody).Get($"/api/v2/user/?limit=0&format={format}");

            list.Body.ShouldNotContain("S3CRET");
            list.Body.ShouldNotContain("password");
        }
    }

    [Fact]
    public async Task A_deactivated_account_is_out_at_once()
    {
        var account = await metadata.Database.AddAccount("leaver");
        var client = metadata.As(account);
        (await client.Get("/api/v2/office/")).Status.ShouldBe(200);

        await metadata.Database.Execute($"update identity.account set is_active = false where id = {account.Id}");

        for (var patience = 100; (await client.Get("/api/v2/office/")).Status != 401; await Task.Delay(20))
        {
            (--patience).ShouldBeGreaterThan(0);
        }
    }

    /// <summary>Whose rows one sees is not a matter of filters.</summary>
    [Fact]
    public async Task Functional_permissions_are_the_callers_own()
    {
        var (manager, uploader) = (metadata.As(metadata.Manager), metadata.As(metadata.Uploader));
        const string Path = "/api/v2/user_permission/";

        (await manager.Ids(Path)).ShouldBe("1,3");
        (await uploader.Ids(Path)).ShouldBe("2");
        (await uploader.Ids($"{Path}?user={metadata.Manager.Id}")).ShouldBe("");
        (await uploader.Get($"{Path}1/")).Status.ShouldBe(404);
        (await metadata.As(metadata.Root).Ids(Path)).ShouldBe("");
    }

    /// <summary>The front end of the original turned r into w, and the person could no longer see the region.</summary>
    [Fact]
    public async Task A_grant_turned_to_write_still_lets_read()
    {
        var (manager, person) = (metadata.As(metadata.Manager), metadata.As(metadata.Uploader));
        const string Path = "/api/v2/region_permission/";
        var id = await manager.Insert(Path, $$"""{"user_id":{{metadata.Uploader.Id}},"region_id":4}""");
        (await person.Ids("/api/v2/region/")).ShouldBe("4,8");
        (await person.Ids("/api/v2/region/?read_write=w")).ShouldBe("");
        (await manager.Ids($"{Path}?user={metadata.Uploader.Id}&read_write=w")).ShouldBe("");

        await manager.Post(
            Path,
            $$"""{"id":{{id}},"read_write":"w","user_id":{{metadata.Uploader.Id}},"region_id":4}"""
        );

        (await person.Ids("/api/v2/region/")).ShouldBe("4,8");
        (await person.Ids("/api/v2/region/?read_write=w")).ShouldBe("4,8");
        (await manager.Ids($"{Path}?user={metadata.Uploader.Id}")).ShouldBe($"{id}");
        (await manager.Ids($"{Path}?user={metadata.Uploader.Id}&read_write=r")).ShouldBe($"{id}");
        (await manager.Ids($"{Path}?user={metadata.Uploader.Id}&read_write=w")).ShouldBe($"{id}");
        (await manager.Ids($"{Path}?user={metadata.Uploader.Id}&read_write__exact=r")).ShouldBe("");
        (await manager.Refusal(Path, $$"""{"id":{{id}},"read_write":"x"}""")).ShouldBe(
            "400 invalid_value: read_write: 'x' is none of r, w"
        );

        // withdrawn as the contract's front end does it
        await manager.Post(Path, $$"""{"id":"","read_write":"w","user_id":{{metadata.Uploader.Id}},"region_id":4}""");
        (await person.Ids("/api/v2/region/")).ShouldBe("");
    }
}
