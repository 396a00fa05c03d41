using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Platform.Features.Casework;

/// <summary>The people of a web form as they were sent: a list, one object, or a form with <c>0[surname]=…</c>.</summary>
internal sealed partial class StagedPeople
{
    public const int Most = 50;

    private readonly bool _isOne;

    private StagedPeople(IReadOnlyList<SentRecord> people, bool isOne) => (People, _isOne) = (people, isOne);

    public IReadOnlyList<SentRecord> People { get; }

    /// <summary>The parameter of the statement.</summary>
    public string Json =>
        new JsonArray([
            .. People.Select(
                JsonNode (person, at) =>
                    new JsonObject
                    {
                        ["place"] = at,
                        ["given"] = Without(
                            JsonNode.Parse(person.Given)!.AsObject(),
                            "relationships",
                            "carer_relationships"
                        ),
                        ["zoned"] = Texts(person.Zoned),
                        ["options"] = JsonNode.Parse(person.Options),
                        ["extensions"] = JsonNode.Parse(person.Extensions),
                        ["missing"] = Texts(person.Missing),
                        ["emptied"] = Texts(person.Emptied),
                        ["relationships"] = RelationshipsOf(person, "relationships"),
                        ["carer_relationships"] = RelationshipsOf(person, "carer_relationships"),
                    }
            ),
        ]).ToJsonString();

    public bool IsSound => People.All(person => person.IsSound);

    /// <summary>Who was sent, or why it cannot be read.</summary>
    public static async Task<(StagedPeople? People, Refusal? Refusal)> Read(
        HttpRequest request,
        CaseworkCatalogue catalogue,
        OwnFields own,
        CancellationToken stop
    )
    {
        var (json, form, refusal) = await SentBody.ReadAny(request, stop);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var isOne = json is { ValueKind: not JsonValueKind.Array } || (form is not null && !form.Any(IsIndexed));
        List<SentBody> bodies = json switch
        {
            { ValueKind: JsonValueKind.Array } list =>
            [
                .. list.EnumerateArray().Take(Most + 1).Select(SentBody.OfObject),
            ],
            { } one => [SentBody.OfObject(one)],
            _ => OfForm(form ?? []),
        };
        var given = json is { ValueKind: JsonValueKind.Array } all ? all.GetArrayLength() : bodies.Count;
        if (given is 0 or > Most)
        {
            return (
                null,
                new CaseworkRefusal(
                    RefusalKind.Invalid,
                    given == 0 ? "empty_body" : "too_many_values",
                    $"A batch has 1 to {Most} people.",
                    new Problem(given == 0 ? "empty_body" : "too_many_values") { Limit = Most, Given = given }
                )
            );
        }

        if (bodies.Select(body => body.Refusal).OfType<Refusal>().FirstOrDefault() is { } broken)
        {
            return (null, broken);
        }

        var people = bodies
            .Select(body => SentRecord.Bind(body, catalogue, own, WriteMode.Create, StagedFields.Beside))
            .ToList();
        foreach (var (at, body) in bodies.Index())
        {
            ReadRelationships(people, at, body);
        }

        return (new(people, isOne), null);
    }

    /// <summary>All that is wrong with all of them; what the database says is <c>code place field</c>.</summary>
    public CaseworkRefusal Refused(IReadOnlyList<string> known)
    {
        var byPlace = known
            .Select(words => words.Split(' ', 3))
            .ToLookup(words => int.Parse(words[1], CultureInfo.InvariantCulture), words => $"{words[0]} {words[2]}");

        return SentRecord.RefusalOf(
            People.SelectMany(
                (person, at) =>
                    person
                        .Problems(byPlace[at])
                        .Select(problem => _isOne ? problem : problem with { Field = $"{at}[{problem.Field}]" })
            )
        );
    }

    private static bool IsIndexed(KeyValuePair<string, string> field) => Indexed().IsMatch(field.Key);

    /// <summary><c>0[surname]</c>, <c>0[relationships][1]</c>; without numbers it is one person.</summary>
    private static List<SentBody> OfForm(IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var people = form.Select(field =>
            {
                var match = Indexed().Match(field.Key);

                return (
                    Place: match.Success ? int.Parse(match.Groups["place"].Value, CultureInfo.InvariantCulture) : 0,
                    Name: match.Success ? match.Groups["name"].Value + match.Groups["rest"].Value : field.Key,
                    field.Value
                );
            })
            .GroupBy(field => field.Place)
            .OrderBy(person => person.Key)
            .ToList();

        return
        [
            .. people.Select(person =>
                SentBody.OfFields(
                    person
                        .Where(field => !Related().IsMatch(field.Name))
                        .Select(field => KeyValuePair.Create(field.Name, SentItem.Of(field.Value)))
                        .Concat(
                            person
                                .Where(field => Related().IsMatch(field.Name))
                                .GroupBy(field => Related().Match(field.Name).Groups["name"].Value)
                                .Select(related => KeyValuePair.Create(related.Key, SentItem.Of(JsonOf(related))))
                        )
                )
            ),
        ];

        static JsonElement JsonOf(IEnumerable<(int Place, string Name, string Value)> related)
        {
            var json = new JsonObject();
            foreach (var one in related)
            {
                json[Related().Match(one.Name).Groups["other"].Value] = one.Value;
            }

            return JsonSerializer.SerializeToElement(json);
        }
    }

    /// <summary>From the place of another person to what they are to this one.</summary>
    private static void ReadRelationships(List<SentRecord> people, int at, SentBody body)
    {
        foreach (var (name, sent) in body.Fields.Where(field => StagedFields.Beside.Others.Contains(field.Key)))
        {
            var related = new JsonObject();
            var problem = default(Problem);
            if (sent.Json.ValueKind is JsonValueKind.Object)
            {
                foreach (var one in sent.Json.EnumerateObject())
                {
                    var kind =
                        one.Value.ValueKind is JsonValueKind.Number ? one.Value.GetRawText()
                        : one.Value.ValueKind is JsonValueKind.String ? SentBody.TextOf(one.Value)
                        : null;
                    if (
                        !int.TryParse(one.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var other)
                        || other == at
                        || other >= people.Count
                    )
                    {
                        problem = new("bad_reference") { Field = name };
                    }
                    else if (!int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    {
                        problem ??= Wrong(name);
                    }
                    else
                    {
                        related[other.ToString(CultureInfo.InvariantCulture)] = number;
                    }
                }
            }
            else if (sent.Json.ValueKind is not JsonValueKind.Null && sent.Text is not "")
            {
                problem = Wrong(name);
            }

            if (problem is not null)
            {
                people[at].Refuse(problem);
            }

            people[at].Keep(name, related);
        }
    }

    private static Problem Wrong(string name) =>
        new("bad_value")
        {
            Field = name,
            Expected = "from the place of another person to an id of /v2/dictionary/relationship",
        };

    private static JsonNode RelationshipsOf(SentRecord person, string name) =>
        JsonNode.Parse(person.Given)![name]?.DeepClone() ?? new JsonObject();

    private static JsonObject Without(JsonObject json, params string[] names)
    {
        foreach (var name in names)
        {
            json.Remove(name);
        }

        return json;
    }

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(JsonNode (text) => JsonValue.Create(text))]);

    [GeneratedRegex(
        @"\A(?<place>[0-9]{1,4})\[(?<name>[^\[\]]+)\](?<rest>(\[[^\[\]]*\])*)\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Indexed();

    [GeneratedRegex(
        @"\A(?<name>relationships|carer_relationships)\[(?<other>[^\[\]]*)\]\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Related();
}
