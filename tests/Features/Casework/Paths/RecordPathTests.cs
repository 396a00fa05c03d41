using CsCheck;
using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

/// <summary>The grammar of paths: what each asks, or what is wrong with it first.</summary>
public sealed class RecordPathTests
{
    private static readonly string[] Words =
    [
        "v2",
        "clients",
        "id",
        "field",
        "metric",
        "metrics",
        "dimension",
        "uploads",
        "selectable_fields",
        "a",
        "5",
        "0",
        "99999999999999999999",
        ";",
        "1;2",
        ",",
        "%3B",
        "%2f",
        "%",
        "%zz",
        "%C3%28",
        "..",
        "%2E",
        "",
    ];

    [Theory]
    [InlineData("/v2/clients", "clients")]
    [InlineData("/v2/clients/", "clients")]
    [InlineData("/clients", "clients")]
    [InlineData("/v2/clients?limit=5", "clients")]
    [InlineData("/v2/clients/religion/1/?x=/y", "clients religion=1")]
    [InlineData("http://host:80/v2/clients/religion/1", "clients religion=1")]
    [InlineData("/v2/clients/religion/1;3;10/ethnicity/1", "clients religion=1|3|10 ethnicity=1")]
    [InlineData("/v2/referrals/id/510", "referrals id=510")]
    [InlineData("/v2/referrals/510", "referrals! id=510")]
    [InlineData("/v2/referrals/510/field/id", "referrals! id=510 field:id")]
    [InlineData("/v2/referrals/date_active/2018-10-01,2018-10-31", "referrals date_active=2018-10-01,2018-10-31")]
    [InlineData("/clients/field/id;surname", "clients field:id|surname")]
    [InlineData("/v2/clients/surname/field", "clients surname=field")]
    [InlineData("/v2/clients/surname/selectable_fields", "clients surname=selectable_fields")]
    [InlineData("/v2/clients/sur%6Eame/x", "clients surname=x")]
    [InlineData("/v2/clients/surname/a%3Bb", "clients surname=a;b")]
    [InlineData("/v2/clients/surname/a%2Fb+c", "clients surname=a/b+c")]
    [InlineData("/v2/clients/surname/O'Brien%22%3B--", "clients surname=O'Brien\";--")]
    [InlineData("/v2/clients/surname/M%C3%BCller", "clients surname=Müller")]
    [InlineData("/v2/clients/selectable_fields", "clients ?selectable_fields")]
    [InlineData("/v2/clients/metrics", "clients ?metrics")]
    [InlineData("/v2/clients/dimension/district", "clients dimension:district")]
    [InlineData("/v2/clients/metric/gender/dimension/district", "clients dimension:district metric:gender")]
    [InlineData("/v2/clients/dimension/district/metrics/gender/x/1", "clients x=1 dimension:district metric:gender")]
    [InlineData("/v2/clients/5/dimension/district", "clients! id=5 dimension:district")]
    [InlineData("/v2/clients/id/5/6", "missing_value 5 6")]
    [InlineData("/v2/clients/religion", "missing_value 3 religion")]
    [InlineData("/v2/clients/a/1/field", "missing_value 5 field")]
    [InlineData("/clients/religion", "missing_value 2 religion")]
    [InlineData("/v2/clients/a/1/metrics", "missing_value 5 metrics")]
    [InlineData("/v2/clients//1", "empty_segment 3")]
    [InlineData("/v2/clients/surname//", "empty_segment 4")]
    [InlineData("//clients", "empty_segment 1")]
    [InlineData("/v2/clients/surname/%zz", "bad_encoding 4")]
    [InlineData("/v2/clients/surname/%2", "bad_encoding 4")]
    [InlineData("/v2/clients/surname/%C3", "bad_encoding 4")]
    [InlineData("/v2/clients/surname/%00", "bad_encoding 4")]
    [InlineData("/v2/clients/surname/%2e%2E", "bad_encoding 4")]
    [InlineData("/v2/clients/./x", "bad_encoding 3")]
    [InlineData("/v2/clients/selectable_fields/religion/1", "reserved_word_position 3 selectable_fields")]
    [InlineData("/v2/clients/religion/1/dimensions/2", "reserved_word_position 5 dimensions")]
    [InlineData("/v2/clients/religion/1/uploads", "reserved_word_position 5 uploads")]
    [InlineData("/v2/clients/religion/1/religion/3", "duplicate_clause 5 religion")]
    [InlineData("/v2/clients/5/id/3", "duplicate_clause 4 id")]
    [InlineData("/v2/clients/metric/a/metrics/b", "duplicate_clause 5 metrics")]
    [InlineData("/v2/clients/field/a/field/b", "duplicate_clause 5 field")]
    [InlineData("/v2/clients/metric/gender", "metric_without_dimension 3 metric")]
    [InlineData("/v2/clients/dimension/gender/field/id", "conflicting_clauses 5 field")]
    [InlineData("/v2/clients/dimension/gender/metric/gender", "duplicate_clause 6 gender")]
    public void Each_asks_something_or_is_refused(string target, string expected) => Shown(target).ShouldBe(expected);

    /// <summary>Encoding before grammar, grammar before repetition, repetition before number.</summary>
    [Theory]
    [InlineData("/v2/clients/a/1/a/2/uploads/%zz", "bad_encoding 8")]
    [InlineData("/v2/clients/a/1/a/2/uploads/3", "reserved_word_position 7 uploads")]
    [InlineData("/v2/clients/a/1/a/2/metric", "missing_value 7 metric")]
    [InlineData("/v2/clients/a/1/a/2/metric/x", "duplicate_clause 5 a")]
    public void The_first_offence_by_kind_decides(string target, string expected) => Shown(target).ShouldBe(expected);

    [Fact]
    public void Ten_filters_are_read_and_eleven_are_not()
    {
        var ten = "/v2/clients/5/" + string.Join('/', Enumerable.Range(1, 9).Select(at => $"f{at}/1"));

        RecordPath.Read(ten + "/field/id", 1, out _).ShouldNotBeNull().Filters.Count.ShouldBe(10);
        Shown(ten + "/f10/1").ShouldBe("too_many_filters 10 11");
    }

    [Fact]
    public void A_path_has_at_most_8000_characters()
    {
        var longest = "/v2/clients/surname/" + new string('x', RawPath.MostCharacters - 20);

        RecordPath.Read(longest + "?" + longest, 1, out _).ShouldNotBeNull();
        RecordPath.Read(longest + "x", 1, out var refusal).ShouldBeNull();
        refusal.ShouldNotBeNull().Code.ShouldBe("uri_too_long");
        refusal.Status.ShouldBe(414);
    }

    [Fact]
    public void An_extension_database_is_named_by_two_segments() =>
        RecordPath
            .Read("/v2/extension_database/wellcheck_notes_9/referral/2289", 2, out _)
            .ShouldNotBeNull()
            .Head.ShouldBe(["extension_database", "wellcheck_notes_9"]);

    /// <summary>Whatever is sent: a question whose every part is where it was sent, or a refusal that says where it breaks.</summary>
    [Fact]
    public void Any_text_is_a_question_or_a_precise_refusal()
    {
        var word = Gen.OneOf(
            Gen.Int[0, Words.Length - 1].Select(at => Words[at]),
            Gen.Int[0, Words.Length - 1].Select(at => Words[at]),
            Gen.String
        );
        word.List[0, 12]
            .Sample(
                words =>
                {
                    var target = "/" + string.Join('/', words);
                    var path = RecordPath.Read(target, 1, out var refusal);

                    if (path is null)
                    {
                        refusal.ShouldNotBeNull();
                        refusal.Status.ShouldBeOneOf(400, 414);
                        refusal.Code.ShouldNotBeNullOrEmpty();

                        return;
                    }

                    refusal.ShouldBeNull();
                    var sent = target.Split('?', '#')[0][1..].Split('/');
                    path.Filters.Count.ShouldBeLessThanOrEqualTo(RecordPath.MostFilters);
                    foreach (
                        var clause in path.Filters.Concat(
                            new[] { path.Fields, path.Dimension, path.Metric }.OfType<PathClause>()
                        )
                    )
                    {
                        clause.Raw.ShouldBe(sent[clause.ValueSegment - 1]);
                        string.Join(';', clause.Pieces).ShouldBe(clause.Raw);
                        clause.Pieces.ShouldAllBe(piece => RawPath.Decode(piece) != null);
                        if (clause.KeySegment != clause.ValueSegment)
                        {
                            RawPath.Decode(sent[clause.KeySegment - 1]).ShouldBe(clause.Key);
                        }
                    }
                },
                iter: 5_000
            );
    }

    /// <summary>Whatever a value is, once encoded it arrives as it is.</summary>
    [Fact]
    public void An_encoded_value_comes_back_as_it_was() =>
        Gen.String[1, 40]
            .Where(text => text is not ("." or "..") && !text.Contains('\0') && !text.Any(char.IsSurrogate))
            .Sample(text =>
                RecordPath
                    .Read($"/v2/clients/surname/{Uri.EscapeDataString(text)}", 1, out _)
                    .ShouldNotBeNull()
                    .Filters.ShouldHaveSingleItem()
                    .Text.ShouldBe(text)
            );

    private static string Shown(string target)
    {
        if (RecordPath.Read(target, 1, out var refusal) is not { } path)
        {
            var problem = refusal.ShouldNotBeNull().Problems[0];

            return string.Join(
                ' ',
                new object?[] { problem.Code, problem.Segment, problem.Key, problem.Limit, problem.Given }.Where(part =>
                    part is not null
                )
            );
        }

        return string.Join(
            ' ',
            (
                (string?[])
                    [
                        string.Join('/', path.Head) + (path.IsDirect ? "!" : ""),
                        path.Metadata is null ? null : "?" + path.Metadata,
                        .. path.Filters.Select(filter => $"{filter.Key}={Values(filter)}"),
                        path.Fields is null ? null : "field:" + Values(path.Fields),
                        path.Dimension is null ? null : "dimension:" + path.Dimension.Text,
                        path.Metric is null ? null : "metric:" + path.Metric.Text,
                    ]
            ).Where(part => part is not null)
        );
    }

    private static string Values(PathClause clause) => string.Join('|', clause.Pieces.Select(RawPath.Decode));
}
