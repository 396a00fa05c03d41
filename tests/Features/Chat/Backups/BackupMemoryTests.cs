using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Platform.Tests.Features.Chat.Backups;

/// <summary>
/// What the most memory is that a node takes for an export and for imports above what it has at rest: measured at a
/// process of its own. <c>PLATFORM_COMMENTS=1000000</c> does as many as it says.
/// </summary>
[Collection(nameof(Alone))]
public sealed class BackupMemoryTests(BackupApi api, ITestOutputHelper output) : IClassFixture<BackupApi>
{
    private const long Megabyte = 1024 * 1024;
    private const int MostMegabytes = 200;
    private const int Portion = 5_000;
    private const int SliceCharacters = 4_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private static readonly int Comments = int.Parse(
        Environment.GetEnvironmentVariable("PLATFORM_COMMENTS") ?? "50000",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task Comments_take_less_than_200_megabytes()
    {
        var source = await api.NewApp("source");
        await api.Database.AddExamples("source");
        var copy = await api.NewApp("copy");
        await api.Database.AddExamples("copy");
        for (var first = 1L; first <= Comments; first += Portion)
        {
            await api.Database.Execute(
                """
                insert into chat.comment (
                    app_id, room_id, room_seq, comment_before_id, user_id, type, message, unique_temp_id, created_at
                )
                select
                    room.app_id,
                    room.id,
                    1 + said.seq,
                    0,
                    room.creator_id,
                    'text',
                    'Message ' || said.seq || repeat(' some words', 8),
                    'key-' || said.seq,
                    timestamptz '2026-01-01' + said.seq * interval '1 second'
                from chat.room
                inner join chat.app on app.id = room.app_id and app.app_id = 'source'
                cross join generate_series(:first::bigint, :last::bigint) as said (seq)
                """,
                ("first", first),
                ("last", Math.Min(first + Portion - 1, Comments))
            );
        }

        using var node = await api.StartOtherNode();
        await Export(source, "users", 3); // what is compiled and kept for any file is no memory of this one

        var file = await Measured(node, "export", () => Export(source, "comments", Comments + 1));
        await Measured(node, "import", () => Import(copy, file));

        async Task<T> Measured<T>(Executable process, string name, Func<Task<T>> work)
        {
            var rest = process.Resident;
            process.ForgetPeak();
            var watch = Stopwatch.StartNew();
            var result = await work();
            var taken = (process.Peak - rest) / Megabyte;
            output.WriteLine(
                $"{name}: {Comments / watch.Elapsed.TotalSeconds:0} rows a second, {taken} MB above {rest / Megabyte}"
            );
            taken.ShouldBeLessThan(MostMegabytes, name);

            return result;
        }
    }

    private async Task<string> Export(HttpClient app, string type, int rows)
    {
        var id = (await app.Tell("exports", $$"""{"type":"{{type}}"}""")).Results()["unique_id"];
        await api.Database.Execute("update chat.export set run_at = '2000-01-01' where status = 'started'");
        await Eventually.Until(
            async () => (await Of("export", $"{id}")).StartsWith("finished", StringComparison.Ordinal),
            Patience
        );
        (await Of("export", $"{id}")).ShouldBe($"finished | {rows}");
        using var file = await app.GetAsync(
            $"/api/v2/rest/exports/{id}/download",
            HttpCompletionOption.ResponseHeadersRead
        );
        var path = Path.Combine(api.Files, "exported.json");
        await using var to = File.Create(path);
        await file.Content.CopyToAsync(to);

        return path;
    }

    /// <summary>Its own lines, so that nothing of the demo's comments is among them.</summary>
    private async Task<int> Import(HttpClient app, string path)
    {
        var slice = new StringBuilder("[");
        foreach (var line in File.ReadLines(path).Where(line => line.Contains("\"key-", StringComparison.Ordinal)))
        {
            slice.Append(line);
            if (slice.Length > SliceCharacters)
            {
                await Send();
            }
            else if (!line.EndsWith(','))
            {
                slice.Append(',');
            }
        }

        await Send();
        await Eventually.Until(
            () => api.Database.Value<bool>("select bool_and(status <> 'started') from chat.import"),
            Patience
        );
        (
            await api.Database.Value<long>("select sum(total_rows)::bigint from chat.import where status = 'finished'")
        ).ShouldBe(Comments);

        return Comments;

        async Task Send()
        {
            slice.Length -= slice[^1] == ',' ? 1 : 0;
            slice.Append(']');
            (await BackupApi.Upload(app, "comments", Encoding.UTF8.GetBytes(slice.ToString()))).Results();
            await api.Database.Execute("update chat.import set run_at = '2000-01-01' where status = 'started'");
            slice.Clear().Append('[');
        }
    }

    private async Task<string> Of(string table, string id) =>
        (await api.Database.Rows($"select status, total_rows from chat.{table} where unique_id = '{id}'")).Single();
}
