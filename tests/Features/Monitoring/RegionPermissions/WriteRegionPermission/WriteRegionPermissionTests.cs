namespace Platform.Tests.Features.Monitoring.RegionPermissions.WriteRegionPermission;

/// <summary>What a grant of a region lets its holder do, as it is changed.</summary>
public sealed class WriteRegionPermissionTests(Metadata metadata) : IClassFixture<Metadata>
{
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
