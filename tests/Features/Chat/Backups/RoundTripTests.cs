using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bogus;

namespace Platform.Tests.Features.Chat.Backups;

/// <summary>
/// What is exported from one app and imported into an empty one is exported from there byte for byte as before; but for
/// System, whose address names its app. Whatever people wrote, answered, changed and deleted.
/// </summary>
public sealed class RoundTripTests(BackupApi api) : IClassFixture<BackupApi>
{
    private static readonly string[] Types = ["users", "rooms", "comments"];

    private static readonly string[] Texts =
    [
        "😀 שלום \"quoted\" </script> \\ \t\n\u0001\u007f",
        "مرحبا 👩‍👩‍👧‍👦 é\u0301 \u2028",
        "%_'; drop table x; --",
        "日本語のテキスト",
    ];

    private static readonly string[] Payloads =
    [
        """{"type":"buttons","payload":{"text":"Which?","buttons":[{"label":"A","type":"link","payload":{"url":"http://x.y","payload":1e400}}],"mine":[1.0, 1e2]}}""",
        """{"type":"button_postback_response","payload":{"url":"http://x.y","method":"POST"}}""",
        """{"type":"card","payload":{"title":"T","image_url":"https://x.y/i.png","buttons":[{"label":"B","type":"postback","payload":{"url":""}}]}}""",
        """{"type":"carousel","payload":{"cards":[{"title":"T","image":"https://x.y/i.png","default_action":{"type":"link","payload":{"url":"x"}}}]}}""",
        """{"type":"file_attachment","payload":{"url":"https://x.y/a.pdf","caption":"","size":12345678901}}""",
        """{"type":"account_linking","payload":{"text":"Log in","url":"http://x.y","redirect_url":"http://x.z"}}""",
        """{"type":"location","payload":{"name":"Pier","latitude":1213.23230,"longitude":-0.0}}""",
        """{"type":"contact_person","payload":{"name":"Ann","value":"+49 1","type":""}}""",
        """{"type":"custom","payload":{"type":"vote","content":null,"b":{"a":"\u00e9","z":{}}}}""",
        """{"type":"text","message":"with a payload","payload":{ "kept" : [ 1 , 2.50 ] }}""",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_comes_out_goes_in_and_comes_out_the_same(int seed)
    {
        var first = await api.NewApp($"first{seed}");
        await Converse(first, seed, rooms: 6, comments: 80);
        var second = await api.NewApp($"second{seed}");

        var files = await Export(first);
        foreach (var (type, file) in Types.Zip(files))
        {
            await api.ShouldImport(second, type, file, JsonNode.Parse(file)!.AsArray().Count);
        }

        (await Export(second)).ShouldBe(
            files.Select(file => file.Replace($"system@first{seed}", $"system@second{seed}"))
        );
        await api.Database.ShouldHoldAllChains();
        (await Shown(second, seed)).ShouldBe(await Shown(first, seed));
        api.Log.Lines.ShouldBeEmpty();
    }

    /// <summary>Comments that answer others of an earlier slice find them in the database.</summary>
    [Fact]
    public async Task Slices_of_any_size_come_to_the_same()
    {
        var first = await api.NewApp("whole");
        await Converse(first, 4, rooms: 3, comments: 60);
        var second = await api.NewApp("slices");
        var random = new Random(4);
        var files = await Export(first);

        foreach (var (type, file) in Types.Zip(files))
        {
            var rows = JsonDocument.Parse(file).RootElement.EnumerateArray().Select(row => row.GetRawText()).ToList();
            while (rows.Count > 0)
            {
                var slice = rows.Take(random.Next(1, 9)).ToList();
                rows.RemoveRange(0, slice.Count);
                (
                    await BackupApi.Upload(second, type, Encoding.UTF8.GetBytes($"[{string.Join(',', slice)}]"))
                ).Results();
            }
        }

        await api.RunAll("RunImport"); // in the order in which they came
        (
            await api.Database.Rows(
                "select distinct status from chat.import inner join chat.app on app.id = import.app_id where app.app_id = 'slices'"
            )
        ).ShouldBe(["finished"]);
        (await Export(second)).ShouldBe(files.Select(file => file.Replace("system@whole", "system@slices")));
        await api.Database.ShouldHoldAllChains();
    }

    private async Task<IReadOnlyList<string>> Export(HttpClient app)
    {
        var files = new List<string>();
        foreach (var type in Types)
        {
            files.Add(Encoding.UTF8.GetString(await api.Export(app, type)));
        }

        return files;
    }

    /// <summary>What a user sees of the rooms, without numbers.</summary>
    private static async Task<IReadOnlyList<string>> Shown(HttpClient app, int seed)
    {
        var shown = new List<string>();
        foreach (var room in Enumerable.Range(0, 6).Select(at => $"room{seed}-{at}"))
        {
            var comments = (await app.Ask($"load_comments?room_id={room}&limit=100")).Results()["comments"]!.AsArray();
            shown.AddRange(
                comments.Select(comment =>
                    string.Join(
                        " | ",
                        new[]
                        {
                            "type",
                            "message",
                            "username",
                            "timestamp",
                            "unique_temp_id",
                            "is_edited",
                            "is_deleted",
                        }
                            .Select(name => $"{comment![name]}")
                            .Append(WithoutQuote(comment!["payload"]))
                    )
                )
            );
        }

        return shown;
    }

    /// <summary>Users, rooms, and what they say, with answers, events, changes, deletions and people who leave.</summary>
    private async Task Converse(HttpClient app, int seed, int rooms, int comments)
    {
        var faker = new Faker { Random = new Randomizer(seed) };
        var people = Enumerable.Range(0, 8).Select(at => $"{(at % 2 == 0 ? "Ä" : "p")}{at}+{seed}@x.y").ToList();
        foreach (var (at, person) in people.Index())
        {
            api.Clock.Advance(TimeSpan.FromMicroseconds(faker.Random.Long(1, 90_000_000)));
            await Do(
                app,
                "login_or_register",
                new
                {
                    email = person,
                    username = $"{faker.Name.FullName()} {Texts[at % Texts.Length]}".Replace("\0", ""),
                    password = at % 3 == 0 ? "secret" : null,
                    avatar_url = at % 2 == 0 ? "https://x.y/a.png?a=1&b='" : null,
                    extras = at == 5 ? new { b = 1.0, a = new[] { "é" } } : null,
                }
            );
        }

        var names = Enumerable.Range(0, rooms).Select(at => $"room{seed}-{at}").ToList();
        foreach (var (at, name) in names.Index())
        {
            var members = faker.Random.Shuffle(people).Take(4).ToList();
            await Do(
                app,
                "get_or_create_channel",
                new
                {
                    unique_id = name,
                    participants = members,
                    options = at == 0 ? "{\"a\": 1}" : null,
                }
            );
            await Do(app, "get_or_create_room_with_target", new { emails = members.Take(2) });
            await Do(
                app,
                "create_room",
                new
                {
                    name = Texts[at % Texts.Length].Replace("\n", ""),
                    participants = members,
                    creator = people[at],
                }
            );
        }

        var ids = new List<(string Room, JsonNode Comment)>();
        for (var at = 0; at < comments; at++)
        {
            api.Clock.Advance(TimeSpan.FromMicroseconds(faker.Random.Long(1, 90_000_000)));
            var room = faker.PickRandom(names);
            var sender = faker.PickRandom(
                (await app.Ask($"room_participants?room_unique_id={room}")).Results()["participants"]!
                    .AsArray()
                    .Select(one => (string)one!["email"]!)
                    .ToList()
            );
            var earlier = ids.Where(one => one.Room == room).ToList();
            JsonNode call = (at % 4) switch
            {
                0 => JsonNode.Parse(faker.PickRandom(Payloads))!,
                1 when earlier.Count > 0 => new JsonObject
                {
                    ["type"] = "reply",
                    ["payload"] = new JsonObject
                    {
                        ["before"] = 1,
                        ["text"] = faker.PickRandom(Texts),
                        ["replied_comment_id"] = (long)faker.PickRandom(earlier).Comment["id"]!,
                        ["after"] = new JsonObject { ["x"] = "é" },
                    },
                },
                _ => new JsonObject { ["message"] = faker.PickRandom(Texts) + faker.Lorem.Sentence() },
            };
            call["room_id"] = room;
            call["sender_email"] = sender;
            call["unique_temp_id"] = $"{seed}-{at} \"é\"";
            call["disable_link_preview"] = at % 5 == 0;
            call["extras"] = at % 7 == 0 ? new JsonObject { ["n"] = 1.50m } : null;
            var answer = await app.Tell("post_comment", call.ToJsonString());
            ids.Add((room, answer.Results()["comment"]!));
            if (at % 9 == 0)
            {
                await Do(
                    app,
                    "post_system_event_message",
                    new
                    {
                        system_event_type = "join_room",
                        room_id = room,
                        subject_email = sender,
                    }
                );
                await Do(
                    app,
                    "post_system_event_message",
                    new
                    {
                        system_event_type = "custom",
                        room_id = room,
                        message = "m",
                        payload = new { deep = new { x = 1.0 } },
                    }
                );
            }

            if (at % 11 == 10)
            {
                var deleted = faker.PickRandom(ids);
                await Do(
                    app,
                    "delete_messages",
                    new { unique_ids = new[] { (string)deleted.Comment["unique_temp_id"]! } }
                );
                ids.Remove(deleted); // nobody can answer it any more; who did has
            }

            if (at % 13 == 12)
            {
                await app.Tell(
                    "update_message",
                    new JsonObject
                    {
                        ["unique_temp_id"] = (string)ids[0].Comment["unique_temp_id"]!,
                        ["message"] = "changed",
                    }.ToJsonString()
                );
            }

            if (at == comments / 2)
            {
                await Do(app, "clear_room_messages", new { room_channel_ids = new[] { names[^1] } });
                await Do(app, "deactivate_users", new { emails = new[] { people[1] } });
                await Do(app, "reactivate_users", new { emails = new[] { people[1] } });
                ids.RemoveAll(one => one.Room == names[^1]);
            }
        }

        await Do(app, "erase_user", new { user_email = people[6], delete_messages = true });
        await Do(app, "deactivate_users", new { emails = new[] { people[7] } });
        await api.RunAll("PurgeRooms");
    }

    private static async Task Do(HttpClient app, string call, object arguments) =>
        (await app.Tell(call, JsonSerializer.Serialize(arguments))).Results();

    /// <summary>A quote is made anew, of the comment as it is now: the old one may show what was changed or deleted since.</summary>
    private static string WithoutQuote(JsonNode? payload)
    {
        foreach (var name in payload?.AsObject().Select(field => field.Key).ToList() ?? [])
        {
            if (name.StartsWith("replied_comment_", StringComparison.Ordinal))
            {
                payload!.AsObject().Remove(name);
            }
        }

        return $"{payload?.ToJsonString()}";
    }
}
