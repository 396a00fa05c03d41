namespace Platform.Tests.Features.Casework;

/// <summary>Finding a person of whom one knows a part: an addition to the contract.</summary>
public sealed class SearchClientsTests(SearchClientsTests.People api) : IClassFixture<SearchClientsTests.People>
{
    public sealed class People : WritingApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into casework.client (id, org_id, type_id, first_name, middle_names, known_as, surname, date_of_birth, postcode, town)
                select (org.id - 1) * 1000 + person.id, org.id, person.type, person.first_name, person.middle, person.known, person.surname, person.born::date, person.postcode, 'Seaton'
                from casework.org
                cross join (
                    values
                        (101, 1, 'Samantha', 'Jane', 'Sam', 'Tailor', '1952-03-02', 'EX1 2AC'),
                        (102, 2, 'Samuel', null, null, 'Taylor', '1952-02-28', 'EX2 1AA'),
                        (103, 1, 'José', null, null, 'Ørsted-García', '1960-07-08', 'PL1 1AB'),
                        (104, 1, 'Иван', null, null, 'Петров', null, null),
                        (105, 1, 'Stephen', null, null, 'O''Connor', '1975-12-01', 'SW1A 1AA')
                ) as person (id, type, first_name, middle, known, surname, born, postcode);
                """
            );
        }
    }

    [Theory]
    [InlineData("name/taylor", "1:1 102:1 101:0.6")] // the same first, then what sounds alike
    [InlineData("name/TAYL", "1:0.9 102:0.9")]
    [InlineData("name/ayl", "1:0.7 102:0.7")]
    [InlineData("name/sam%20taylor", "1:1 102:0.95 101:0.8")]
    [InlineData("name/taylor%20sam", "1:1 102:0.95 101:0.8")]
    [InlineData("name/sam%20taylor/date_of_birth/1952-02-29", "1:1")]
    [InlineData("name/taylor/date_of_birth/1952", "1:0.92 102:0.92 101:0.68")]
    [InlineData("name/taylor/date_of_birth/1952-02", "1:0.92 102:0.92")]
    [InlineData("name/taylor/postcode/ex1", "1:0.95 101:0.65")]
    [InlineData("date_of_birth/1952-02-29", "1:1")]
    [InlineData("date_of_birth/1952-02-03", "101:0.5")] // the third of February or the second of March
    [InlineData("date_of_birth/1952", "101:0.8 1:0.8 102:0.8")]
    [InlineData("postcode/EX1%202AB", "1:1")]
    [InlineData("postcode/ex12a", "101:0.8 1:0.8")]
    [InlineData("name/muller", "3:1")]
    [InlineData("name/M%C3%BCller", "3:1")]
    [InlineData("name/mu%CC%88ller", "3:1")]
    [InlineData("name/Mueller", "3:0.6")]
    [InlineData("name/zoe", "3:1")]
    [InlineData("name/jose%20orsted", "103:1")]
    [InlineData("name/garcia", "103:1")]
    [InlineData("name/%D0%BF%D0%B5%D1%82%D1%80%D0%BE%D0%B2", "104:1")]
    [InlineData("name/oconnor", "105:1")]
    [InlineData("name/O'Connor%20steven", "105:0.8")]
    [InlineData("name/nobody", "")]
    [InlineData("name/sam%20nobody", "")]
    [InlineData("name/%25%25", "")]
    [InlineData("name/sa%25", "101:0.9 1:0.9 102:0.9")] // signs are no part of a name
    public async Task Finds(string path, string people)
    {
        if (path == "name/%25%25")
        {
            (await api.User.Get($"/v2/clients/search/{path}")).Code().ShouldBe("bad_value");

            return;
        }

        Found(await api.User.Get($"/v2/clients/search/{path}")).ShouldBe(people);
        Found(await api.Twin.Get($"/v2/clients/search/{path}"))
            .ShouldBe(
                string.Join(
                    ' ',
                    people
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(one => $"{int.Parse(one.Split(':')[0]) + 1000}:{one.Split(':')[1]}")
                )
            );
    }

    [Fact]
    public async Task As_it_is_sent() =>
        await Verify(
            new[]
            {
                await api.User.Get("/v2/clients/search/name/sam%20tayl/postcode/EX?limit=2"),
                await api.As(WritingApi.Blind).Get("/v2/clients/search/postcode/EX12AB"), // sees no surname
                await api.User.Get("/v2/clients/search/name/nobody"),
            }
        );

    [Fact]
    public async Task Who_is_not_visible_is_not_found()
    {
        Found(await api.As(WritingApi.OfType).Get("/v2/clients/search/name/taylor")).ShouldBe("1:1 101:0.6");
        Found(await api.As(WritingApi.OfType).Get("/v2/clients/search/date_of_birth/1952-02-28")).ShouldBe("");
        Found(await api.As(WritingApi.OfProject).Get("/v2/clients/search/name/smith"))
            .ShouldBe("4:1", "no project hides people");
    }

    /// <summary>Else it could be found out by asking.</summary>
    [Fact]
    public async Task What_is_hidden_is_not_compared()
    {
        Found(await api.As(WritingApi.Blind).Get("/v2/clients/search/name/taylor")).ShouldBe("");
        Found(await api.As(WritingApi.Blind).Get("/v2/clients/search/name/sam")).ShouldBe("101:1 1:1 102:0.9");
        await api.Database.Execute(
            "insert into casework.hidden_field (org_id, user_id, grp, field) values (1, 24, 'clients', 'date_of_birth'), (1, 24, 'clients', 'postcode')"
        );
        (await api.As(WritingApi.OfOtherGroup).Get("/v2/clients/search/date_of_birth/1952"))
            .Problems()
            .ShouldBe(["unknown_filter 4 date_of_birth"]);
        var found = await api.As(WritingApi.OfOtherGroup).Get("/v2/clients/search/name/tailor");
        found.Body.ShouldContain("Tailor");
        found.Body.ShouldNotContain("1952");
        found.Body.ShouldNotContain("EX1");
    }

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.User.Get("/v2/clients/search/name/x"),
                await api.User.Get("/v2/clients/search/name"),
                await api.User.Get("/v2/clients/search/name/sam/name/taylor"),
                await api.User.Get("/v2/clients/search/phone/01297"),
                await api.User.Get("/v2/clients/search/date_of_birth/29.02.1952"),
                await api.User.Get("/v2/clients/search/postcode/E"),
                await api.User.Get("/v2/clients/search/name/sam?limit=51"),
                await api.User.Get("/v2/clients/search/name/sam?sort=id"),
                await api.User.Get("/v2/Clients/search/name/sam"),
                await api.Anonymous.Get("/v2/clients/search/name/sam"),
                await api.User.Send(HttpMethod.Delete, "/v2/clients/search/name/sam"),
            }
        );

    private static string Found(Exchange answer) =>
        string.Join(' ', answer.Json().AsArray().Select(one => $"{one!["id"]}:{one["likelihood"]!.ToJsonString()}"));
}
