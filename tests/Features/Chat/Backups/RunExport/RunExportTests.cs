using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace Platform.Tests.Features.Chat.Backups;

/// <summary>What is in the files, and jobs whose worker fails, is stopped or is killed.</summary>
public sealed class RunExportTests(BackupApi api) : IClassFixture<BackupApi>
{
    [Theory]
    [InlineData("users")]
    [InlineData("rooms")]
    [InlineData("comments")]
    public async Task The_file(string type) =>
        await Verify(Encoding.UTF8.GetString(await api.Export(api.Twin, type))).UseParameters(type);

    [Fact]
    public async Task Deleted_comments_keep_their_place_and_cleared_ones_are_gone()
    {
        var app = await api.NewApp("deleting");
        await api.Database.AddExamples("deleting");
        foreach (var key in new[] { "a", "b" })
        {
            await Do(
                app,
                "post_comment",
                $$"""{"sender_email":"ann@example.com","room_id":"harbour","message":"secret","unique_temp_id":"{{key}}"}"""
            );
        }

        await Do(app, "delete_messages", """{"unique_ids":["a"]}""");
        var file = JsonNode.Parse(await api.Export(app, "comments"))!.AsArray();
        file.Select(row => $"{row!["UniqueId"]} {row["Message"]} {row["DeletedAt"]}")
            .ShouldBe(["CanBeAnything1234321 Hello ", $"a  {api.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}", "b secret "]);

        await Do(app, "clear_room_messages", """{"room_channel_ids":["harbour"]}""");
        (JsonNode.Parse(await api.Export(app, "comments"))!.AsArray()).ShouldBeEmpty();
        await Do(app, "delete_room", """{"room_id":"harbour"}""");
        (JsonNode.Parse(await api.Export(app, "rooms"))!.AsArray()).ShouldBeEmpty();
    }

    /// <summary>Days in UTC, both included.</summary>
    [Theory]
    [InlineData(null, null, 3)]
    [InlineData("2026-11-28", "2026-11-28", 0)]
    [InlineData("2026-11-29", "2026-11-29", 3)]
    [InlineData("2026-11-30", null, 0)]
    [InlineData(null, "2026-11-28", 0)]
    [InlineData("0001-01-01", "9999-12-31", 3)]
    public async Task Of_some_days(string? from, string? to, int rows)
    {
        foreach (var type in new[] { "users", "comments" })
        {
            var dates =
                $"{(from is null ? "" : $",\"start_date\":\"{from}\"")}{(to is null ? "" : $",\"end_date\":\"{to}\"")}";
            var id = (await api.Twin.Tell("exports", $$"""{"type":"{{type}}"{{dates}}}""")).Results()["unique_id"];
            await api.RunAll("RunExport");
            ((int)(await api.Twin.Ask($"exports/{id}")).Results()["backup_history"]!["total_rows"]!).ShouldBe(
                rows,
                type
            );
        }
    }

    [Fact]
    public async Task An_apps_exports_come_one_after_the_other_and_a_deleted_one_is_not_waited_for()
    {
        var app = await api.NewApp("queue");
        var first = (await app.Tell("exports", """{"type":"rooms"}""")).Results()["unique_id"];
        await app.Tell("exports", """{"type":"users"}""");
        await using var held = await Hold("lock table chat.room in access exclusive mode");
        var run = api.RunOnce("RunExport");
        await api.Database.UntilBlocked();
        (await api.RunOnce("RunExport")).ShouldBe(0, "the second waits for the first");

        await app.Send(HttpMethod.Delete, $"/api/v2/rest/exports/{first}");
        (await api.RunOnce("RunExport")).ShouldBe(1);
        await held.DisposeAsync();
        await run;

        (await Status("queue")).ShouldBe(["started | 1", "finished | 1"]);
        (await app.Ask("exports")).Results()["backup_histories"]!.AsArray().Count.ShouldBe(1);
        await api.RunAll("RemoveExports");
        (await Status("queue")).ShouldBe(["finished | 1"]);
    }

    [Fact]
    public async Task A_disk_that_fails_fails_the_export_and_names_no_place()
    {
        var app = await api.NewApp("disk");
        await api.Export(app, "users"); // makes the folders
        var spooled = Spooled(); // what a killed node left
        var folder = Path.Combine(api.Files, "chat-exports");
        Directory.Move(folder, folder + "-away");
        await File.WriteAllTextAsync(folder, "a file in its way");
        var id = (await app.Tell("exports", """{"type":"users"}""")).Results()["unique_id"];
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            (await api.RunOnce("RunExport")).ShouldBe(1);
            (await api.RunOnce("RunExport")).ShouldBe(0, "its time has not come");
            api.Clock.Advance(TimeSpan.FromHours(1));
        }

        var export = (await app.Ask($"exports/{id}")).Results()["backup_history"]!;
        ((string)export["status"]!).ShouldBe("failed");
        ((string)export["error_message"]!).ShouldBe("The file could not be kept, in four attempts.");
        ((string)export["download_url"]!).ShouldBe("");
        (await api.RunOnce("RunExport")).ShouldBe(0);
        File.Delete(folder);
        Directory.Move(folder + "-away", folder);
        Spooled().ShouldBe(spooled);

        string[] Spooled() => Directory.GetFiles(Path.Combine(api.Files, ".incoming"));
    }

    [Fact]
    public async Task A_node_that_is_stopped_gives_its_export_back()
    {
        var app = await api.NewApp("stopped");
        await app.Tell("exports", """{"type":"users"}""");
        await using var held = await Hold("lock table chat.app_user in access exclusive mode");
        using var stop = new CancellationTokenSource();
        var run = api.RunOnce("RunExport", stop.Token);
        await api.Database.UntilBlocked();

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
        await held.DisposeAsync();
        (await Status("stopped")).ShouldBe(["started | 1"]);
        await api.RunAll("RunExport");
        (await Status("stopped")).ShouldBe(["finished | 2"]);
    }

    /// <summary>A process of its own, killed without warning; another one ends the work.</summary>
    [Fact]
    public async Task A_node_that_is_killed_loses_nothing()
    {
        var app = await api.NewApp("killed");
        await api.Database.AddExamples("killed");
        var id = (await app.Tell("exports", """{"type":"users"}""")).Results()["unique_id"];
        await using var held = await Hold("lock table chat.app_user in access exclusive mode");
        using (var node = await api.StartOtherNode())
        {
            await Eventually.Until(async () => (await Status("killed")).Single() == "started | 1");
            await api.Database.UntilBlocked();
            node.Kill();
        }

        await held.DisposeAsync();
        (await Status("killed")).ShouldBe(["started | 1"]);
        await api.Database.Execute("update chat.export set leased_until = '2000-01-01' where status = 'started'");
        await api.RunAll("RunExport");
        (await Status("killed")).ShouldBe(["finished | 2"]);
        JsonNode.Parse(await app.GetByteArrayAsync($"/api/v2/rest/exports/{id}/download"))!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task One_that_was_lost_four_times_is_given_up()
    {
        var app = await api.NewApp("lost");
        var id = (await app.Tell("exports", """{"type":"users"}""")).Results()["unique_id"];
        await api.Database.Execute(
            "update chat.export set attempts = 4, leased_until = '2000-01-01' where status = 'started'"
        );

        await api.RunAll("RunExport");

        ((string)(await app.Ask($"exports/{id}")).Results()["backup_history"]!["error_message"]!).ShouldBe(
            "The file could not be written, in four attempts."
        );
    }

    private Task<IReadOnlyList<string>> Status(string app) =>
        api.Database.Rows(
            $"select status, attempts from chat.export inner join chat.app on app.id = export.app_id where app.app_id = '{app}' order by export.id"
        );

    private async Task<NpgsqlConnection> Hold(string lockIt)
    {
        var connection = await api.Database.Open();
        await using var command = new NpgsqlCommand($"begin; {lockIt}", connection);
        await command.ExecuteNonQueryAsync();

        return connection;
    }

    private static async Task Do(HttpClient app, string call, string json) => (await app.Tell(call, json)).Results();
}
