namespace Platform.Tests.Features.Monitoring.Groups.WriteGroup;

/// <summary>What goes with a group.</summary>
public sealed class WriteGroupTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Indicators = "/api/v2/indicator/";

    private HttpClient Manager => metadata.As(metadata.Manager);

    [Fact]
    public async Task The_members_of_a_deleted_group_lose_the_right()
    {
        var group = await Manager.Insert("/api/v2/group/", """{"name":"Short-lived"}""");
        await Manager.Insert("/api/v2/user_group/", $$"""{"user_id":{{metadata.Uploader.Id}},"group_id":{{group}}}""");
        await Manager.Insert("/api/v2/group_permission/", $$"""{"indicator_id":8,"group_id":{{group}}}""");
        (await metadata.As(metadata.Uploader).Ids($"{Indicators}?read_write=w")).ShouldBe("8");

        (await Manager.Post("/api/v2/group/", """{"id":"","name":"Short-lived"}""")).Status.ShouldBe(200);

        (await metadata.As(metadata.Uploader).Ids($"{Indicators}?read_write=w")).ShouldBe("");
        (await metadata.As(metadata.Uploader).Ids($"/api/v2/user_group/?group={group}")).ShouldBe("");
        (await metadata.As(metadata.Uploader).Ids($"/api/v2/group_permission/?group={group}")).ShouldBe("");
    }
}
