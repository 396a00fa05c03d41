using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Features.Learning;

public sealed class GetFileTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task A_picture_is_shown_and_a_document_is_kept()
    {
        await Keep("learning", Pictures.Gif, "banner", "pic.gif");
        await Keep("learning", "plan"u8.ToArray(), "event_plan", "план.txt");

        var picture = await api.Anonymous.Get($"/media/{Pictures.DigestOf(Pictures.Gif)}/pic.gif");
        var plan = await api.Anonymous.Get(
            $"/media/{Pictures.DigestOf("plan"u8.ToArray())}/{Uri.EscapeDataString("план.txt")}"
        );

        await Verify(new[] { picture with { Body = "(the picture)" }, plan });
        picture.Head.ShouldNotContain("attachment");
    }

    [Fact]
    public async Task Only_what_a_row_names()
    {
        await Keep("learning", "named"u8.ToArray(), "event_plan", "a.txt");
        await Keep("learning", "nameless"u8.ToArray(), null, "b.txt");
        await Keep("chat", "another's"u8.ToArray(), "event_plan", "c.txt");
        var named = Pictures.DigestOf("named"u8.ToArray());

        (await api.Anonymous.Get($"/media/{named}/a.txt")).Status.ShouldBe(200);
        await Verify(await api.Anonymous.Get($"/media/{named}/b.txt"));
        (await api.Anonymous.Get($"/media/{Pictures.DigestOf("nameless"u8.ToArray())}/b.txt")).Status.ShouldBe(404);
        (await api.Anonymous.Get($"/media/{Pictures.DigestOf("another's"u8.ToArray())}/c.txt")).Status.ShouldBe(404);
        (await api.Anonymous.Get($"/media/..%2f..%2f{named}/a.txt")).Status.ShouldBe(404);
    }

    /// <summary>Whoever stops reading holds no connection to the database, and nobody else up.</summary>
    [Fact]
    public async Task Slow_readers_hold_up_nobody()
    {
        var large = new byte[8 * 1024 * 1024];
        new Random(1).NextBytes(large);
        await Keep("learning", large, "event_plan", "large.zip");
        var path = new Uri($"/media/{Pictures.DigestOf(large)}/large.zip", UriKind.Relative);
        var slow = new List<HttpResponseMessage>();
        for (var reader = 0; reader < 150; reader++) // more than there are connections
        {
            slow.Add(await api.Anonymous.GetAsync(path, HttpCompletionOption.ResponseHeadersRead));
        }

        var other = await api.Anonymous.GetAsync(path);
        var held = await api.Database.Value<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()"
        );

        slow.ShouldAllBe(answer => (int)answer.StatusCode == 200);
        slow.ForEach(answer => answer.Dispose());
        (await other.Content.ReadAsByteArrayAsync()).ShouldBe(large);
        other.Dispose();
        held.ShouldBe(0);
    }

    private async Task Keep(string area, byte[] content, string? column, string name)
    {
        using var file = (
            await api.Services.GetRequiredService<Spool>().Take(new MemoryStream(content), content.Length, default)
        )!;
        await api.Services.GetRequiredService<IFileStore>().Put(file.NameIn(area), file, default);
        var path = $"{Pictures.DigestOf(content)}/{Uri.EscapeDataString(name)}";
        await (
            column switch
            {
                "banner" => api.Database.Execute("update learning.specialization set banner = :path", ("path", path)),
                "event_plan" => api.Database.Execute(
                    """
                    insert into learning.event (
                        kind, name, description, text, event_plan, start_date, end_date, testing_end_date, created, updated
                    )
                    values ('event', 'n', 'd', 't', :path, '2026-12-01Z', '2026-12-01Z', '2026-12-01Z', '2026-12-01Z', '2026-12-01Z')
                    """,
                    ("path", path)
                ),
                _ => Task.CompletedTask,
            }
        );
    }
}
