namespace Platform.Tests.Features.Monitoring.UserPermissions.ListUserPermissions;

/// <summary>Who sees which functional permissions.</summary>
public sealed class ListUserPermissionsTests(Metadata metadata) : IClassFixture<Metadata>
{
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
}
