namespace Platform.Tests.Features.Casework;

/// <summary>Records of extension databases are asked for like those of groups.</summary>
public sealed class ReadExtensionRecordsTests(ExtensionApi api) : IClassFixture<ExtensionApi>
{
    private const string Notes = "/v2/extension_database/wellcheck_notes_9";
    private const string Training = "/v2/extension_database/staff_%2F_training_13";

    [Theory]
    [InlineData("all", "")]
    [InlineData("clauses", "/referral/510/field/id;referral;mood;note")]
    [InlineData("numbers", "/id/19;17;999")]
    [InlineData("report", "/dimension/month/metric/mood")]
    public async Task As_they_are_sent(string name, string path) =>
        await Verify(await api.User.Get(Notes + path)).UseParameters(name);

    [Fact]
    public async Task Of_people_as_they_are_sent() => await Verify(await api.User.Get(Training));

    [Theory]
    [InlineData("/referral/511", 19)]
    [InlineData("/referral/1510")]
    [InlineData("/client/1", 17, 18)]
    [InlineData("/project/6", 19)]
    [InlineData("/client_surname/taylor", 17, 18)]
    [InlineData("/client_website_photo_consent/109", 17, 18)]
    [InlineData("/client_newsletter/N", 19)]
    [InlineData("/mood/111", 17, 19)]
    [InlineData("/mood/111;112/alone/n", 18)]
    [InlineData("/mood/999")]
    [InlineData("/note/50%25%20b", 17)]
    [InlineData("/note/500")]
    [InlineData("/score/7,8", 17)]
    [InlineData("/score/,0;7.5", 17, 19)]
    [InlineData("/date_34/2018-11-08", 17)]
    [InlineData("/date_34/2018-11-09,", 18, 19)]
    [InlineData("/date_34/,2018-11-08;2018-12-01", 17, 19)]
    [InlineData("/at/09:30", 17)]
    [InlineData("/next/2018-11-09", 17)]
    [InlineData("/next/2018-11-09T10:01,")]
    [InlineData("/alone/Y", 17)]
    [InlineData("/topics/301", 17)]
    [InlineData("/topics/null", 19)]
    [InlineData("/alone/null;Y", 17, 19)]
    [InlineData("/score/null", 18)]
    [InlineData("/topics/301;302", 17, 18)]
    [InlineData("/seen_by/1", 17)]
    [InlineData("/guest/2", 17)]
    [InlineData("/place/home", 17)]
    [InlineData("/place/hom")]
    [InlineData("/created/2018-11-09,2018-11-30", 18)]
    [InlineData("?sort=-score&limit=2", 17, 19)]
    [InlineData("?sort=date_34", 17, 18, 19)]
    [InlineData("?after=17", 18, 19)]
    [InlineData("?limit=1&offset=1", 18)]
    public async Task Fields_of_every_type_narrow_what_is_found(string path, params int[] found) =>
        (await api.User.Get(Notes + path)).Json().AsArray().Select(record => (int)record!["id"]!).ShouldBe(found);

    [Theory]
    [InlineData("/client/1", 20)]
    [InlineData("/client_type/2", 21)]
    [InlineData("/client_newsletter/Y/course/501", 20)]
    public async Task Records_of_people_too(string path, params int[] found) =>
        (await api.User.Get(Training + path)).Json().AsArray().Select(record => (int)record!["id"]!).ShouldBe(found);

    /// <summary>What is an ordinary field of people and referrals.</summary>
    [Theory]
    [InlineData("clients/website_photo_consent/109/field/id", """[{"id":1}]""")]
    [InlineData("clients/website_photo_consent/109;108/field/id", """[{"id":1},{"id":2}]""")]
    [InlineData("clients/newsletter/null/field/id", """[{"id":3},{"id":4},{"id":5}]""")]
    [InlineData("clients/newsletter/N/field/id;newsletter", """[{"id":2,"newsletter":"N"}]""")]
    [InlineData("clients/interests/251/field/id;interests", """[{"id":1,"interests":[251,252]}]""")]
    [InlineData("clients/interests/252;251/field/id", """[{"id":1},{"id":2}]""")]
    [InlineData(
        "referrals/goal_reached/2018-11-01,/field/id;goal_reached",
        """[{"id":511,"goal_reached":"2018-11-20"}]"""
    )]
    [InlineData("referrals/client_website_photo_consent/108/field/id", """[{"id":511}]""")]
    [InlineData(
        "clients/dimension/website_photo_consent",
        """[{"website_photo_consent":108,"count":1},{"website_photo_consent":109,"count":1},{"website_photo_consent":null,"count":3}]"""
    )]
    public async Task Single_fields_are_ordinary_ones(string path, string answer) =>
        (await api.User.Get("/v2/" + path)).Json().ToJsonString().ShouldBe(answer);

    [Theory]
    [InlineData("nosuch_1")]
    [InlineData("website_7")] // its fields are those of people
    [InlineData("not_shown_10")]
    [InlineData("of_others_11")]
    [InlineData("not_active_12")]
    [InlineData("wellcheck_notes_1009")] // of the other organisation
    [InlineData("notes_9")]
    [InlineData("Wellcheck_Notes_9")]
    public async Task What_is_not_there_for_the_caller_is_404(string name)
    {
        var refused = await api.User.Get("/v2/extension_database/" + name);

        refused.Status.ShouldBe(404);
        refused.Problems().ShouldBe([$"unknown_extension_database 3 {name}"]);
    }

    [Fact]
    public async Task Unknown_as_it_is_sent() => await Verify(await api.User.Get("/v2/extension_database/nosuch_1"));

    [Theory]
    [InlineData("/mod/111", "unknown_filter 4 mod mood")]
    [InlineData("/mood/good", "bad_value 5 mood integer")]
    [InlineData("/date_34/2018-02-30", "bad_value 5 date_34 YYYY-MM-DD or from,to")]
    [InlineData("/score/2,1", "bad_range 5 score")]
    [InlineData("/field/id;surname", "unknown_field 5 surname")]
    [InlineData("/dimension/client_gender", "unknown_dimension 5 client_gender")]
    [InlineData("/dimension/note", "unknown_dimension 5 note")]
    [InlineData("/mood", "missing_value 4 mood")]
    [InlineData("?foo=1", "unknown_parameter foo")]
    public async Task What_is_wrong_is_400(string path, string problem)
    {
        var refused = await api.User.Get(Notes + path);

        refused.Status.ShouldBe(400);
        refused.Problems().ShouldBe([problem]);
    }

    [Fact]
    public async Task The_other_name_leads_to_the_same() =>
        (await api.User.Get("/extension_database/wellcheck/field/id")).Json().AsArray().Count.ShouldBe(3);

    /// <summary>Equal databases with equal referrals, but for the organisation.</summary>
    [Fact]
    public async Task The_other_organisation_sees_its_own()
    {
        var records = (await api.Twin.Get("/v2/extension_database/wellcheck/field/id;referral")).Json().AsArray();

        records.Select(record => (int)record!["id"]!).ShouldBe([1017, 1018, 1019]);
        (await api.Twin.Get("/v2/extension_database/wellcheck/id/17;1017/field/id")).Json().AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_does_not_see_the_parent_does_not_see_the_record()
    {
        var caller = await api.Limited(31, group: 11, projects: [6], types: [1]);

        (await caller.Get($"{Notes}/field/id")).Json().ToJsonString().ShouldBe("""[{"id":19}]""");
        (await caller.Get($"{Notes}/dimension/mood")).Json().ToJsonString().ShouldBe("""[{"mood":111,"count":1}]""");
        (await caller.Get($"{Notes}/17")).Status.ShouldBe(404);
        (await caller.Get($"{Training}/field/id")).Json().ToJsonString().ShouldBe("""[{"id":20}]""");
        (await caller.Get("/v2/extension_database/of_others_11/field/id")).Json().AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_hidden_of_people_is_no_filter()
    {
        var caller = await api.Limited(32);
        await api.Database.Execute(
            """
            insert into casework.hidden_field (org_id, user_id, grp, field)
            values (1, 32, 'clients', 'surname'), (1, 32, 'referrals', 'project')
            """
        );
        await Eventually.Until(async () => (await caller.Get($"{Notes}/client_surname/taylor")).Status == 400);

        (await caller.Get($"{Notes}/client_surname/taylor")).Code().ShouldBe("unknown_filter");
        (await caller.Get($"{Notes}/project/5")).Code().ShouldBe("unknown_filter");
    }

    /// <summary>No filter on values reads all records of a database where the index has them.</summary>
    [Fact]
    public async Task Values_are_found_by_the_index()
    {
        await api.Database.Execute(
            """
            insert into casework.ext_record (org_id, ext_db_id, client_id, data)
            select 1, 13, 5, jsonb_build_object('51', 600 + number) from generate_series(1, 20000) as number;
            analyze casework.ext_record;
            """
        );

        var plan = string.Join(
            '\n',
            await api.Database.Rows(
                """
                explain select ext_record.id from casework.ext_record
                where
                    ext_record.org_id = 1
                    and ext_record.ext_db_id = 13
                    and ext_record.data @> any(array(
                        select jsonb_build_object('51', one) from unnest('{700,701}'::bigint[]) as one
                    ))
                """
            )
        );

        plan.ShouldContain("ext_record_data_idx");
        (await api.User.Get($"{Training}/course/700;701/field/course")).Json().AsArray().Count.ShouldBe(2);
        await api.Database.Execute("delete from casework.ext_record where ext_db_id = 13 and client_id = 5");
    }
}
