using System.Text.RegularExpressions;
using CsCheck;

namespace Platform.Tests.Features.Sync;

/// <summary>
/// Items written plainly are read on a way of their own. Behind a line end no item is plain, so the same batch with each
/// item on its own line is read by the JSON reader: both must be answered alike and leave the same rows.
/// </summary>
public sealed partial class PlainItemsTests(PlainItemsTests.Arranged api) : IClassFixture<PlainItemsTests.Arranged>
{
    private static readonly Gen<string> Integers = Gen.Frequency(
        (40, Gen.OneOf(Gen.Int[1, 9].Select(value => $"{value}"), Gen.Int[1, 30].Select(value => $"\"{value}\""))),
        (
            1,
            Gen.OneOf(
                "0",
                "-0",
                "-1",
                "01",
                "\"01\"",
                "\" 1\"",
                "\"+1\"",
                "\"1",
                "\"\"",
                "1.0",
                "1.5",
                "1e1",
                "2147483647",
                "2147483648",
                "\"2147483648\"",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999",
                "\"000000000000000000000001\"",
                "null",
                "true",
                "1true",
                "\"\\u0031\"",
                "{}",
                "[1]",
                "",
                "1 2"
            )
        )
    );

    private static readonly Gen<string> Dates = Gen.Frequency(
        (40, Gen.OneOf("\"2018-06-08\"", "\"2018-06-09\"", "\"2018-6-8\"", "\"2020-02-29\"")),
        (
            1,
            Gen.OneOf(
                "\"2018-02-29\"",
                "\"2018-00-01\"",
                "\"0000-01-01\"",
                "\"20180608\"",
                "\"2018-06-08 \"",
                "\"2018-06-0８\"",
                "\"2018\\u002d06-08\"",
                "\"\"",
                "null",
                "1",
                "\"2018-06-08"
            )
        )
    );

    private static readonly Gen<string> Ids = Gen.Frequency(
        (40, Gen.Int[0, 5].Select(number => $"\"{number:D32}\"")),
        (
            1,
            Gen.OneOf(
                $"\" {1:D31}\"",
                $"\"{1:D31} \"",
                $"\"{1:D31}\"",
                $"\"{1:D33}\"",
                $"\"{1:D31}é\"",
                $"\"{1:D31}\\u0031\"",
                $"\"{1:D30}\\\\1\"",
                $"\"{1:D31}\\\"\"",
                $"\"{1:D31}\u007f\"",
                $"\"{1:D31}\t\"",
                $"{new string('1', 32)}",
                "null",
                "\"\""
            )
        )
    );

    private static readonly Gen<string> Blanks = Gen.Frequency((12, Gen.Const("")), (1, Gen.OneOf(" ", "  ", "\t")));

    private static readonly Gen<string> Ends = Gen.Frequency(
        (100, Gen.Const("}")),
        (1, Gen.OneOf("", ",}", "1}", "]", "}}", " }"))
    );

    [Fact]
    public async Task Interactions()
    {
        var members = Gen.OneOf(
            Gen.Select(Gen.OneOf("interaction_id", "counter"), Integers),
            Gen.Select(Gen.OneOf("interaction_date"), Dates),
            Gen.Select(
                Gen.OneOf("chat_count", "call_count", "interaction_id", "counter", "chat\\u005fcount"),
                Integers
            ),
            Gen.Select(Gen.OneOf("more", "", "Counter", "chat_count "), Gen.OneOf("1", "\"}\"", "{\"a\":[1]}", "null"))
        );
        var whole = Gen.Select(Integers, Dates, Integers, Integers)
            .Select(values =>
                new[]
                {
                    ("interaction_id", values.Item1),
                    ("interaction_date", values.Item2),
                    ("chat_count", values.Item3),
                    ("call_count", values.Item4),
                }
            );

        await Check(
            whole,
            members,
            run => $"/sync/therapists/plain-{run}/interactions/",
            "select interaction_date, counter, chat_count, call_count from sync.interaction where therapist_id like 'plain-%'"
        );
    }

    [Fact]
    public async Task Therapists()
    {
        var members = Gen.OneOf(
            Gen.Select(Gen.Const("therapist_id"), Ids),
            Gen.Select(Gen.Const("date_joined"), Dates),
            Gen.Select(Gen.OneOf("more", "therapist_i"), Gen.OneOf("1", "\"}\""))
        );
        var whole = Gen.Select(Ids, Dates)
            .Select(values => new[] { ("therapist_id", values.Item1), ("date_joined", values.Item2) });

        await Check(
            whole,
            members,
            _ => "/sync/organizations/1/therapists/",
            "select id, organization_id, date_joined from sync.therapist"
        );
    }

    [Fact]
    public async Task Organizations()
    {
        var members = Gen.Select(Gen.OneOf("organization_id", "organization_id ", "more"), Integers);
        var whole = Integers.Select(value => new[] { ("organization_id", value) });

        await Check(whole, members, _ => "/sync/organizations/", "select id, name from sync.organization where id > 1");
    }

    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute("insert into sync.organization (id) values (1)");
    }

    /// <summary>Sends random batches, each in both layouts, into the same empty tables.</summary>
    private async Task Check(
        Gen<(string Name, string Value)[]> whole,
        Gen<(string Name, string Value)> members,
        Func<int, string> pathOf,
        string stored
    )
    {
        var items = Gen.Frequency(
            (
                30,
                Gen.Select(whole, Gen.Bool, Blanks)
                    .Select((item, isReversed, blank) => Item(isReversed ? [.. item.Reverse()] : item, blank))
            ),
            (1, Gen.Select(whole, members, Blanks).Select((item, more, blank) => Item([.. item, more], blank))),
            (1, Gen.Select(members.Array[0, 4], Blanks).Select(Item))
        );
        var batches = new List<string[]>();
        Gen.Select(items, Ends, (item, end) => item + end)
            .Array[1, 8]
            .Sample(batches.Add, iter: 600, seed: "0N0XIzNsQ0O2", threads: 1);

        var outcomes = new Dictionary<string, int>();
        foreach (var (batch, run) in batches.Select((batch, run) => (batch, run)))
        {
            var plain = await Outcome(pathOf(run), $"[{string.Join(',', batch)}]", stored);
            var other = await Outcome(pathOf(run), $"[{string.Join(",\n", batch)}]", stored);

            plain.ShouldBe(other, string.Join('\n', batch));
            var status = plain.Split(' ')[0];
            outcomes[status] = outcomes.GetValueOrDefault(status) + 1;
        }

        outcomes.Keys.Order().ShouldBe(["200", "400"]);
        outcomes.Values.ShouldAllBe(count => count > 50);
    }

    private async Task<string> Outcome(string path, string body, string stored)
    {
        var answer = await api.Client.Post(path, body);
        var rows = await api.Database.Rows(stored);
        await api.Database.Execute(
            """
            delete from sync.interaction;
            delete from sync.therapist;
            delete from sync.organization where id > 1
            """
        );

        return $"{answer.Status} {Reason().Replace(answer.Body, "")} {string.Join('\n', rows.Order())}";
    }

    private static string Item((string Name, string Value)[] members, string blank) =>
        $"{{{blank}{string.Join($",{blank}", members.Select(one => $"\"{one.Name}\"{blank}:{one.Value}{blank}"))}";

    /// <summary>What breaks the JSON differs with the layout: a text without its end ends at the line's.</summary>
    [GeneratedRegex("JSON parse error - .+", RegexOptions.NonBacktracking)]
    private static partial Regex Reason();
}
