namespace Platform.Tests.Features.Monitoring.Maps;

/// <summary>The one rule set of the three maps.</summary>
public sealed class MapTests(Metadata metadata) : IClassFixture<Metadata>
{
    public static TheoryData<string> Maps => ["region_map", "campaign_map", "indicator_map"];

    private HttpClient Uploader => metadata.As(metadata.Uploader);

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task A_text_is_mapped_once_and_the_map_is_named(string map)
    {
        var path = $"/api/v2/{map}/";
        var id = await Uploader.Insert(path, """{"source_object_id":3,"master_object_id":2}""");

        (await Uploader.Refusal(path, """{"source_object_id":3,"master_object_id":1}""")).ShouldBe(
            $"409 conflict: source_object_id: 3 is mapped already, by the map with the id {id}"
        );
        (await Uploader.Refusal(path, """{"id":1,"source_object_id":3}""")).ShouldBe(
            $"409 conflict: source_object_id: 3 is mapped already, by the map with the id {id}"
        );

        (await Uploader.Post(path, """{"id":"","source_object_id":3,"master_object_id":2}""")).Status.ShouldBe(200);
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task Two_who_map_a_text_at_once_make_one_map(string map)
    {
        var path = $"/api/v2/{map}/";
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Uploader.Post(path, """{"source_object_id":2,"master_object_id":2}"""))
        );

        answers.Select(answer => answer.Status).Order().ShouldBe([200, 409, 409, 409]);
        answers
            .Where(answer => answer.Status == 409)
            .ShouldAllBe(answer => answer.Body.Contains("2 is mapped already, by the map with the id 1"));
        (await Uploader.Post(path, """{"id":"","source_object_id":2}""")).Status.ShouldBe(200);
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task Who_mapped_last_is_remembered(string map)
    {
        var path = $"/api/v2/{map}/";
        var manager = metadata.As(metadata.Manager);
        async Task<long> Mapper() =>
            await metadata.Database.Value<long>($"select mapped_by_id from monitoring.{map} where id = 1");

        (await manager.Post(path, """{"id":1}""")).Status.ShouldBe(200);
        (await Mapper()).ShouldBe(metadata.Uploader.Id);

        (
            await manager.Post(path, $$"""{"id":1,"master_object_id":2,"mapped_by_id":{{metadata.Nobody.Id}}}""")
        ).Status.ShouldBe(200);
        (await Mapper()).ShouldBe(metadata.Manager.Id);

        await Uploader.Post(path, """{"id":1,"master_object_id":1}""");
        (await Mapper()).ShouldBe(metadata.Uploader.Id);
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task Both_ends_exist(string map)
    {
        var path = $"/api/v2/{map}/";

        (await Uploader.Refusal(path, """{"source_object_id":777,"master_object_id":1}""")).ShouldBe(
            "400 invalid_value: source_object_id: there is no row 777"
        );
        (await Uploader.Refusal(path, """{"source_object_id":3,"master_object_id":777}""")).ShouldBe(
            "400 invalid_value: master_object_id: there is no row 777"
        );
    }
}
