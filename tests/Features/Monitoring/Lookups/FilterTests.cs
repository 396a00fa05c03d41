using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Monitoring.Lookups;

/// <summary>The filter language: each lookup on each kind of field, and what it refuses.</summary>
public sealed class FilterTests(Metadata metadata) : IClassFixture<Metadata>
{
    /// <summary>Campaigns by date: 3 and 2 start on 2026-03-10, 1 on 2026-01-10. Region names: see SmallCountry.</summary>
    [Theory]
    // whole numbers
    [InlineData("region/?id=4", "4")]
    [InlineData("region/?id__exact=4", "4")]
    [InlineData("region/?id=%2B4", "4")]
    [InlineData("region/?id__in=4", "4")]
    [InlineData("region/?id__in=4,5,%204%20,99", "4,5")]
    [InlineData("region/?id__in=4&id__in=5", "4,5")]
    [InlineData("region/?id__gt=8", "9,10")]
    [InlineData("region/?id__gte=9", "9,10")]
    [InlineData("region/?id__lt=3", "1,2")]
    [InlineData("region/?id__lte=2", "1,2")]
    [InlineData("region/?id__gt=2&id__lt=5", "3,4")]
    [InlineData("region/?id__range=4,6", "4,5,6")]
    [InlineData("region/?id__contains=1", "1,10")]
    [InlineData("region/?id__startswith=1", "1,10")]
    [InlineData("region/?id__endswith=0", "10")]
    [InlineData("region/?id__iexact=7", "7")]
    [InlineData("region/?id__isnull=false&id__lt=2", "1")]
    [InlineData("region/?id=2147483647", "")]
    [InlineData("region/?id=-2147483648", "")]
    // references under both names, and a type by name and by id
    [InlineData("region/?parent_region=4", "8")]
    [InlineData("region/?parent_region_id=4", "8")]
    [InlineData("region/?parent_region__isnull=true", "1,9")]
    [InlineData("region/?office=2", "9,10")]
    [InlineData("region/?office_id__in=2", "9,10")]
    [InlineData("region/?region_type=Province", "2,3")]
    [InlineData("region/?region_type=2", "2,3")]
    [InlineData("region/?region_type_id=2", "2,3")]
    [InlineData("region/?region_type__in=Province,Settlement", "2,3,8")]
    [InlineData("region/?region_type__in=2,4", "2,3,8")]
    [InlineData("region/?region_type__startswith=Prov", "2,3")]
    [InlineData("region/?source=1&id=1", "1")]
    [InlineData("group_permission/?indicator=2", "2")]
    [InlineData("group_permission/?group=1&indicator_id__in=2,3", "2,3")]
    [InlineData("user_group/?group=1&limit=1", "1")]
    // text
    [InlineData("region/?name=Fen", "8")]
    [InlineData("region/?name=fen", "")]
    [InlineData("region/?name__=Fen", "8")] // nothing after the underscores is no look-up
    [InlineData("region/?name=Alder,%20West", "5")]
    [InlineData("region/?name__in=Fen,%20Border", "8,10")]
    [InlineData("region/?name__iexact=fEN", "8")]
    [InlineData("region/?name__contains=irch", "3,6,7")]
    [InlineData("region/?name__contains=,", "5")]
    [InlineData("region/?name__icontains=ALDER", "2,4,5")]
    [InlineData("region/?name__startswith=Alder", "2,4,5")]
    [InlineData("region/?name__starts_with=Alder", "2,4,5")]
    [InlineData("region/?name__startswith=alder", "")]
    [InlineData("region/?name__istartswith=alder", "2,4,5")]
    [InlineData("region/?name__endswith=South", "7")]
    [InlineData("region/?name__iendswith=SOUTH", "7")]
    [InlineData("region/?name__gt=Nordia", "9")]
    [InlineData("region/?name__lt=Alder%20East", "2")]
    [InlineData("region/?name__range=B,C", "3,6,7,10")]
    [InlineData("region/?name=", "")]
    [InlineData("region/?name__startswith=&id=1", "1")]
    [InlineData("campaign_type/?name__contains=%25", "2")]
    [InlineData("campaign_type/?name__contains=_", "2")]
    [InlineData("campaign_type/?name__startswith=50%25%20_", "2")]
    [InlineData("campaign_type/?name__startswith=50_", "")]
    [InlineData("campaign_type/?name__endswith=%25", "")]
    [InlineData("campaign_type/?name__contains=%5C", "")]
    [InlineData("indicator/?name__contains=%27%3B--", "")]
    // flags
    [InlineData("indicator/?is_reported=true&id=1", "1")]
    [InlineData("indicator/?is_reported=YES&id=1", "1")]
    [InlineData("indicator/?is_reported=0&id=1", "")]
    [InlineData("indicator/?is_reported__in=t,f&id=1", "1")]
    [InlineData("indicator/?is_reported__isnull=no&id=1", "1")]
    [InlineData("indicator/?source_name=data%20entry&id__lt=2", "1")]
    // dates and times
    [InlineData("campaign/?start_date=2026-01-10", "1")]
    [InlineData("campaign/?start_date__in=2026-01-10,2020-02-29", "1")]
    [InlineData("campaign/?start_date__gte=2026-03-10", "3,2")]
    [InlineData("campaign/?start_date__gt=2026-01-10&start_date__lt=2026-03-11", "3,2")]
    [InlineData("campaign/?start_date__range=2026-01-01,2026-02-01", "1")]
    [InlineData("campaign/?start_date__contains=-03-", "3,2")]
    [InlineData("campaign/?start_date__startswith=2026-01", "1")]
    [InlineData("campaign/?end_date__lte=2026-01-14", "1")]
    [InlineData("campaign/?created_at=2026-01-01", "3,2,1")]
    [InlineData("campaign/?created_at=2026-01-01T01:00:00%2B01:00", "3,2,1")]
    [InlineData("campaign/?created_at__gt=2026-01-01T00:00:00.001", "")]
    [InlineData("region/?created_at__contains=T12:30:15.250&id=1", "1")]
    [InlineData("region/?created_at__lt=2026-01-01T12:30:15.250Z", "")]
    // the column has microseconds, answers have not: a time out of an answer finds its row
    [InlineData("region/?created_at=2026-01-01T12:30:15.250&id=1", "1")]
    [InlineData("region/?created_at__in=2026-01-01T12:30:15.250&id=1", "1")]
    [InlineData("region/?created_at__lte=2026-01-01T12:30:15.250&id=1", "1")]
    [InlineData("region/?created_at__gt=2026-01-01T12:30:15.250", "")]
    [InlineData("region/?created_at__range=2026-01-01T12:30:15.250,2026-01-01T12:30:15.250&id=1", "1")]
    // parts of dates and times, in UTC; a week begins on Sunday
    [InlineData("campaign/?start_date__year=2026", "3,2,1")]
    [InlineData("campaign/?start_date__year__exact=2025", "")]
    [InlineData("campaign/?start_date__year__gte=2026&start_date__month__lt=3", "1")]
    [InlineData("campaign/?start_date__month__in=1,2", "1")]
    [InlineData("campaign/?start_date__month__range=2,4", "3,2")]
    [InlineData("campaign/?start_date__day=10", "3,2,1")]
    [InlineData("campaign/?start_date__week_day=7", "1")] // a Saturday
    [InlineData("campaign/?start_date__week_day__in=3", "3,2")]
    [InlineData("campaign/?start_date__date=2026-01-10", "1")]
    [InlineData("campaign/?start_date__date__gt=2026-01-10", "3,2")]
    [InlineData("campaign/?start_date__year__isnull=true", "")]
    [InlineData("region/?created_at__date=2026-01-01&id=1", "1")]
    [InlineData("region/?created_at__hour=12&created_at__minute=30&created_at__second=15&id=1", "1")]
    [InlineData("region/?created_at__week_day=5&id=1", "1")]
    [InlineData("region/?created_at__second=16", "")]
    // patterns
    [InlineData("region/?name__regex=%5EAlder( East|, West)$", "4,5")]
    [InlineData("region/?name__regex=%5Ealder", "")]
    [InlineData("region/?name__iregex=%5Ealder$", "2")]
    [InlineData("region/?name__iregex=north|SOUTH", "6,7")]
    [InlineData("region/?region_code__regex=%5EN-.-.$", "4,5,6,7")]
    // in any case, as Unicode folds it
    [InlineData("office/?name__iexact=STRASSE%20%CE%9F%CE%94%CE%9F%CE%A3", "901")] // ΟΔΟΣ
    [InlineData("office/?name__iexact=stra%C3%9Fe%20%CE%BF%CE%B4%CE%BF%CF%82", "901")] // straße οδος
    [InlineData("office/?name__icontains=%E1%BA%9EE", "901")] // ẞe
    [InlineData("office/?name__istartswith=STRASS", "901")]
    [InlineData("office/?name__iendswith=%CE%BF%CF%83", "901")] // οσ
    [InlineData("office/?name__iexact=%C3%89COLE%20%EF%AC%81N", "902")] // École ﬁn
    [InlineData("office/?name__icontains=%C3%A9cole%20fin", "902")]
    // over references, one step
    [InlineData("region/?office__name=Sudia", "9,10")]
    [InlineData("region/?office_id__name__in=Sudia,Nirgendwo", "9,10")]
    [InlineData("region/?office__name__istartswith=SUD", "9,10")]
    [InlineData("region/?region_type__name=Province", "2,3")]
    [InlineData("region/?region_type_id__name__startswith=Pro", "2,3")]
    [InlineData("region/?region_type__id__lt=2", "1,9")]
    [InlineData("region/?parent_region__name=Alder", "4,5")]
    [InlineData("region/?parent_region__name__contains=Alder", "4,5,8")]
    [InlineData("region/?parent_region__region_type=Province", "4,5,6,7,10")]
    [InlineData("region/?parent_region__region_type=2", "4,5,6,7,10")]
    [InlineData("region/?parent_region__region_type__isnull=true", "1,9")]
    [InlineData("region/?parent_region__name__isnull=false&id__lt=3", "2")]
    [InlineData("region/?parent_region__name__regex=%5EB", "6,7,10")]
    [InlineData("region/?parent_region__created_at__year=2026&id__lt=4", "2,3")]
    [InlineData("region/?parent_region__id__in=4,9", "8")]
    [InlineData("campaign/?office__name=Sudia", "3")]
    [InlineData("campaign/?campaign_type__name__endswith=tional", "3,2,1")]
    [InlineData("group_permission/?indicator__name=Target&group__name=Data%20entry", "2")]
    [InlineData("user_group/?user__username=district&group__name__startswith=Data", "2")]
    [InlineData("region_map/?master_object__name=Nordia", "1")]
    [InlineData("campaign_map/?master_object__slug=nordia-january&mapped_by__username=uploader", "1")]
    [InlineData("indicator_map/?master_object__short_name__startswith=vacc", "1")]
    [InlineData("indicator_tag/?parent_tag__tag_name=Polio", "2")]
    [InlineData("custom_dashboard/?owner__username=reader", "2")]
    [InlineData("custom_dashboard/?default_office__name=Nordia", "1")]
    [InlineData("custom_dashboard/?default_office__name__isnull=true", "2")]
    [InlineData("document_review/?document__docfile=march.csv", "5")]
    [InlineData("document_process/?document__doc_text__contains=Nordia&created_by__username=reader", "2,1")]
    // two steps
    [InlineData("region/?parent_region__parent_region__name=Nordia", "4,5,6,7,10")]
    [InlineData("region/?parent_region__office__name=Nordia&id__gt=7", "8,10")]
    [InlineData("region/?parent_region__region_type__name=District", "8")]
    [InlineData("region/?parent_region__parent_region__name__isnull=true", "1,2,3,9")]
    [InlineData("region_map/?master_object__office__name=Nordia", "1")]
    [InlineData("campaign_map/?master_object__office__name__startswith=Nor", "1")]
    // JSON
    [InlineData("custom_dashboard/?dashboard_json__isnull=true", "2")]
    [InlineData("custom_dashboard/?dashboard_json__isnull=false", "1")]
    // reals
    [InlineData("region/?latitude__isnull=true&id=1", "1")]
    [InlineData("region/?latitude__gt=-1e300", "")]
    public async Task Finds(string query, string ids)
    {
        var answer = await metadata.As(metadata.Reader).Get($"/api/v2/{query}");

        answer.Status.ShouldBe(200, answer.ToString());
        var found = JsonNode.Parse(answer.Body)!;
        var objects = found["objects"]!.AsArray().Select(row => (int)row!["id"]!);
        var order = query.StartsWith("region/", StringComparison.Ordinal) ? objects.Order() : objects;
        string.Join(',', order).ShouldBe(ids);
    }

    [Theory]
    [InlineData("region/?id=abc", "invalid_value", "id: 'abc' is not a whole number from -2147483648 to 2147483647")]
    [InlineData("region/?id=2147483648", "invalid_value", "id: '2147483648' is not a whole number")]
    [InlineData("region/?id=1.0", "invalid_value", "id: '1.0' is not a whole number")]
    [InlineData("region/?id=", "invalid_value", "id: '' is not a whole number")]
    [InlineData("region/?id=1,2", "invalid_value", "id: '1,2' is not a whole number")]
    [InlineData("region/?id=1&id=2", "invalid_value", "id: given more than once")]
    [InlineData("region/?id=1&id__exact=2", "invalid_value", "id__exact: given more than once")]
    [InlineData("region/?office=1&office_id=1", "invalid_value", "office_id: given more than once")]
    [InlineData("region/?id__in=", "invalid_value", "id__in: '' is not a whole number")]
    [InlineData("region/?id__in=1,,2", "invalid_value", "id__in: '' is not a whole number")]
    [InlineData("region/?id__in=1,abc", "invalid_value", "id__in: 'abc' is not a whole number")]
    [InlineData("region/?name__in=Fen,", "invalid_value", "name__in: '' is not text of at least one character")]
    [InlineData("region/?id__range=1", "invalid_value", "id__range: '1' is not two values")]
    [InlineData("region/?id__isnull=maybe", "invalid_value", "id__isnull: 'maybe' is not true or false")]
    [InlineData("region/?name=a%00b", "invalid_value", "name: 'a\\u0000b' is not text without U+0000")]
    [InlineData("region/?name__contains=%00", "invalid_value", "name__contains: '\\u0000' is not text")]
    [InlineData("region/?latitude=NaN", "invalid_value", "latitude: 'NaN' is not a number")]
    [InlineData("region/?latitude=1e999", "invalid_value", "latitude: '1e999' is not a number")]
    [InlineData("region/?latitude=1,5", "invalid_value", "latitude: '1,5' is not a number")]
    [InlineData(
        "campaign/?start_date=2026-02-30",
        "invalid_value",
        "start_date: '2026-02-30' is not a date YYYY-MM-DD"
    )]
    [InlineData("campaign/?start_date=10.01.2026", "invalid_value", "start_date: '10.01.2026' is not a date")]
    [InlineData("campaign/?created_at=yesterday", "invalid_value", "created_at: 'yesterday' is not a date or an ISO")]
    [InlineData("indicator/?is_reported=maybe", "invalid_value", "is_reported: 'maybe' is not true or false")]
    [InlineData(
        "indicator/?is_reported__gt=true",
        "unsupported_lookup",
        "is_reported__gt: the lookups of is_reported are"
    )]
    [InlineData("indicator/?is_reported__contains=t", "unsupported_lookup", "the lookups of is_reported are")]
    [InlineData("custom_dashboard/?dashboard_json=1", "unsupported_lookup", "the lookups of dashboard_json are isnull")]
    [InlineData("region/?name__search=1", "unsupported_lookup", "name__search: the lookups of name are exact, in, gt")]
    [InlineData("region/?id__regex=1", "unsupported_lookup", "id__regex: the lookups of id are exact, in, gt")]
    [InlineData("region/?name__regex=(", "invalid_value", "name__regex: invalid regular expression: parentheses ()")]
    [InlineData("user_permission/?auth_code__iregex=[", "invalid_value", "auth_code__iregex: invalid regular expr")]
    [InlineData("region/?name__regex=a%00b", "invalid_value", "name__regex: 'a\\u0000b' is not text")]
    [InlineData("region/?name__year=1", "unsupported_lookup", "name__year: the lookups of name are exact, in, gt")]
    [InlineData("region/?office__size=x", "unsupported_lookup", "office__size: the lookups of office_id are")]
    [InlineData("region/?office__size=x", "unsupported_lookup", "the fields of what it refers to are")]
    [InlineData("region/?office__name__size=x", "unsupported_lookup", "the lookups of office_id__name are exact, in")]
    [InlineData("region/?office__id=x", "invalid_value", "office__id: 'x' is not a whole number")]
    [InlineData(
        "region/?parent_region__parent_region__parent_region__name=x",
        "unsupported_lookup",
        "the lookups of parent_region_id__parent_region_id__parent_region_id are"
    )]
    [InlineData("campaign/?start_date__year=x", "invalid_value", "start_date__year: 'x' is not a whole number")]
    [InlineData(
        "campaign/?start_date__year__month=1",
        "unsupported_lookup",
        "the lookups of start_date__year are exact"
    )]
    [InlineData("campaign/?start_date__year__contains=1", "unsupported_lookup", "the lookups of start_date__year are")]
    [InlineData("campaign/?start_date__hour=1", "unsupported_lookup", "iendswith, year, month, day, week_day, date")]
    [InlineData("campaign/?created_at__date=1", "invalid_value", "created_at__date: '1' is not a date YYYY-MM-DD")]
    [InlineData("user/?user__password=x", "unknown_field", "user__password: the fields are")]
    [InlineData("user_group/?user__password=x", "unsupported_lookup", "user__password: the lookups of user_id are")]
    [InlineData("region/?lvl=1", "unknown_field", "lvl: the fields are created_at, id, latitude")]
    [InlineData("region/?has_children=true", "unknown_field", "has_children: the fields are")]
    [InlineData("region/?resource_uri=x", "unknown_field", "resource_uri: the fields are")]
    [InlineData("region/?show_all=1", "unknown_field", "show_all: the fields are")]
    [InlineData("campaign/?depth_level=1", "unknown_field", "depth_level: the fields are")]
    [InlineData("office/?read_write=r", "unknown_field", "read_write: the fields are")]
    [InlineData("user/?password=x", "unknown_field", "password: the fields are")]
    [InlineData("user/?password_hash__startswith=a", "unknown_field", "password_hash__startswith: the fields are")]
    [InlineData(
        "custom_dashboard/?owned_by_current_user=true",
        "unknown_field",
        "owned_by_current_user: the fields are"
    )]
    [InlineData("custom_dashboard/?owner_username=x", "unknown_field", "owner_username: the fields are")]
    [InlineData("region/?%00=x", "unknown_field", "the fields are")]
    [InlineData("region/?limit=1.5", "invalid_pagination", "limit: '1.5' is not a whole number from 0 up")]
    [InlineData("region/?limit=", "invalid_pagination", "limit: '' is not a whole number from 0 up")]
    [InlineData("region/?limit=1&limit=2", "invalid_pagination", "limit: '1,2' is not a whole number from 0 up")]
    [InlineData("region/?offset=-1", "invalid_pagination", "offset: '-1' is not a whole number from 0 up")]
    [InlineData("region/?format=xml", "invalid_format", "format: 'xml' is none of json, csv")]
    [InlineData("region/?uri_format=url", "invalid_value", "uri_format: 'url' is none of id, name, slug, uri")]
    [InlineData("region/?read_write=x", "invalid_value", "read_write: 'x' is none of r, w")]
    [InlineData("region/?depth_level=-1", "invalid_value", "depth_level: '-1' is not a whole number from 0 up")]
    [InlineData("region/?depth_level=x", "invalid_value", "depth_level: 'x' is not a whole number from 0 up")]
    public async Task Refuses(string query, string type, string message)
    {
        var answer = await metadata.As(metadata.Reader).Get($"/api/v2/{query}");

        answer.Status.ShouldBe(400, answer.ToString());
        var body = JsonNode.Parse(answer.Body)!;
        ((string?)body["errors"]![type]).ShouldNotBeNull(answer.Body).ShouldContain(message);
        body["objects"]!.AsArray().ShouldBeEmpty();
        ((int)body["meta"]!["total_count"]!).ShouldBe(0);
    }

    /// <summary>Of 201 letters five parts come twice: no, but to know that a billion ways must be tried.</summary>
    [Fact]
    public async Task A_pattern_that_takes_too_long_is_refused()
    {
        await metadata.Database.Execute(
            "insert into monitoring.office (id, name) values (903, repeat('a', 201) || 'b')"
        );
        var refused = await metadata
            .As(metadata.Reader)
            .Get("/api/v2/office/?name__regex=" + Uri.EscapeDataString(@"^(a+)(a+)(a+)(a+)(a+)\1\2\3\4\5b$"));
        await metadata.Database.Execute("delete from monitoring.office where id = 903");

        refused.Status.ShouldBe(400, refused.ToString());
        refused.Body.ShouldContain("name__regex: takes longer than 5 seconds");
    }

    /// <summary>
    /// What others refer to is told only to who may know of it: a parent that the caller may not read is as good as one
    /// without that name.
    /// </summary>
    [Fact]
    public async Task A_reference_leads_only_to_what_the_caller_may_read()
    {
        var district = metadata.As(metadata.District); // was granted region 4, whose parent is 2, and what is below it

        (await district.Ids("/api/v2/region/?parent_region__name__startswith=Alder")).ShouldBe("8");
        (await district.Ids("/api/v2/region/?parent_region__name=Alder")).ShouldBe("");
        (await district.Ids("/api/v2/region_map/?master_object__name=Nordia")).ShouldBe("");
        (await district.Ids("/api/v2/region_permission/?region__name=Sudia")).ShouldBe("");
        (await district.Ids("/api/v2/region_permission/?region__name=Alder%20East&limit=0")).ShouldNotBe("");
        (await metadata.As(metadata.Nobody).Ids("/api/v2/campaign_map/?master_object__slug=nordia-january")).ShouldBe(
            ""
        );
        (await metadata.As(metadata.Nobody).Ids("/api/v2/region/?office__name=Nordia")).ShouldBe("");
    }

    /// <summary>The stored values, of which there are many, take the same.</summary>
    [Theory]
    [InlineData("region__name=Border", "12,13")]
    [InlineData("campaign__office__name=Sudia", "13,14")]
    [InlineData("indicator__slug=boys", "10")]
    [InlineData("region__region_type__name=Settlement", "9")]
    [InlineData("region__parent_region__name=Birch&campaign__start_date__month=1", "5,6,7")]
    public async Task Values_are_found_by_the_names_of_their_keys(string query, string ids)
    {
        var answer = await metadata.As(metadata.Reader).Get($"/api/v1/dataentry/?{query}");

        answer.Status.ShouldBe(200, answer.ToString());
        var objects = JsonNode.Parse(answer.Body)!["objects"]!.AsArray();
        string.Join(',', objects.Select(row => (int)row!["datapoint_id"]!)).ShouldBe(ids);
    }

    [Fact]
    public async Task At_most_5000_items()
    {
        var reader = metadata.As(metadata.Reader);
        var most = string.Join(',', Enumerable.Range(1, 5_000));

        (await reader.Get($"/api/v2/region/?limit=1&id__in={most}")).Status.ShouldBe(200);
        var refused = await reader.Get($"/api/v2/region/?limit=1&id__in={most}&id__in=7");
        refused.Status.ShouldBe(400);
        refused.Body.ShouldContain("id__in: 5001 items, at most 5000 are accepted");
    }
}
