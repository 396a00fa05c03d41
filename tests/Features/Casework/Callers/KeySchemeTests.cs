namespace Platform.Tests.Features.Casework;

/// <summary>Who may come in: three keys, looked at in the contract's order, before anything is told of the path.</summary>
public sealed class KeySchemeTests(CaseworkApi api) : IClassFixture<CaseworkApi>
{
    private const string Unknown = "/v2/nothing_here";

    [Fact]
    public async Task Without_keys_even_an_unknown_group_is_401() => await Verify(await api.Anonymous.Get(Unknown));

    [Fact]
    public async Task With_keys_it_is_404()
    {
        var answer = await api.User.Get(Unknown);

        answer.Status.ShouldBe(404, string.Join('\n', api.Log.Lines));
        await Verify(answer);
    }

    [Theory]
    [InlineData("Org")]
    [InlineData("Source")]
    [InlineData("User")]
    public async Task Each_missing_header_is_named(string missing)
    {
        var sent = new[]
        {
            ("Org", CaseworkApi.OrgKey),
            ("Source", CaseworkApi.SourceKey),
            ("User", CaseworkApi.UserKey),
        };

        var refused = await api.Anonymous.Get(Unknown, [.. sent.Where(header => header.Item1 != missing)]);

        refused.Status.ShouldBe(401);
        refused.Head.ShouldContain("WWW-Authenticate: ApiKeys realm=\"casework\"");
        refused.Code().ShouldBe("auth_missing_header");
        refused.Problems().ShouldBe([$"auth_missing_header {missing}"]);
    }

    [Theory]
    [InlineData("Org", "nobody")]
    [InlineData("Source", "nobody")]
    [InlineData("User", "nobody")]
    [InlineData("User", CaseworkApi.TwinUserKey)] // of another organisation: the same words
    [InlineData("User", "sp ace")]
    public async Task A_wrong_key_is_named_by_its_header(string header, string key)
    {
        var refused = await api.Calling(
                header == "Org" ? key : CaseworkApi.OrgKey,
                header == "Source" ? key : CaseworkApi.SourceKey,
                header == "User" ? key : CaseworkApi.UserKey
            )
            .Get(Unknown);

        refused.Status.ShouldBe(401);
        refused.Problems().ShouldBe([$"auth_invalid_key {header}"]);
    }

    [Theory]
    [InlineData(200, 404)]
    [InlineData(201, 401)]
    public async Task A_key_has_at_most_200_characters(int length, int status)
    {
        var key = new string('k', length);
        await api.Database.Execute(
            """
            insert into casework.user_key (key_hash, org_id, user_id, source_id)
            values (:key, 1, 1, 1)
            """,
            ("key", Platform.Features.Casework.KeyCache.DigestOf(key))
        );

        (await api.Calling(CaseworkApi.OrgKey, CaseworkApi.SourceKey, key).Get(Unknown)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_header_that_is_sent_twice_is_no_key()
    {
        var refused = await api.Anonymous.Get(
            Unknown,
            ("Org", CaseworkApi.OrgKey),
            ("Source", CaseworkApi.SourceKey),
            ("User", CaseworkApi.UserKey),
            ("User", CaseworkApi.UserKey)
        );

        refused.Problems().ShouldBe(["auth_invalid_key User"]);
    }

    [Fact]
    public async Task Nobody_may_keep_an_answer()
    {
        using var refused = await api.Anonymous.GetAsync(Unknown);
        using var unknown = await api.User.GetAsync(Unknown);

        refused.Headers.CacheControl!.ToString().ShouldBe("no-store");
        unknown.Headers.CacheControl!.ToString().ShouldBe("no-store");
    }

    [Fact]
    public async Task Names_of_headers_mind_no_case() =>
        (
            await api.Anonymous.Get(
                Unknown,
                ("ORG", CaseworkApi.OrgKey),
                ("source", CaseworkApi.SourceKey),
                ("uSER", CaseworkApi.UserKey)
            )
        ).Status.ShouldBe(404);

    [Fact]
    public async Task A_source_that_may_read_does_not_write()
    {
        var reader = api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.ReaderUserKey);

        (await reader.Get(Unknown)).Status.ShouldBe(404);
        var refused = await reader.Send(HttpMethod.Put, Unknown);
        refused.Status.ShouldBe(403);
        refused.Code().ShouldBe("read_only_access");
    }

    [Fact]
    public async Task A_key_is_for_one_source()
    {
        var refused = await api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.UserKey).Get(Unknown);

        refused.Status.ShouldBe(403);
        refused.Code().ShouldBe("auth_key_mismatch");
    }

    [Fact]
    public async Task A_source_works_where_it_was_let_in()
    {
        await api.Database.Execute(
            """
            insert into casework.user_key (key_hash, org_id, user_id, source_id) values (:key, 2, 2, 2)
            """,
            ("key", Platform.Features.Casework.KeyCache.DigestOf("twin-reader-twin-reader"))
        );

        (await api.Calling(CaseworkApi.TwinOrgKey, CaseworkApi.ReaderKey, "twin-reader-twin-reader").Get(Unknown))
            .Code()
            .ShouldBe("source_not_enabled");
    }

    /// <summary>Also what a node has seen before: it is told.</summary>
    [Theory]
    [InlineData("update casework.app_user set active = {0} where id = 7", "false", "true", 403, "user_inactive")]
    [InlineData("update casework.org set api_enabled = {0} where id = 7", "false", "true", 403, "api_disabled")]
    [InlineData("update casework.source set active = {0} where id = 7", "false", "true", 401, "auth_invalid_key")]
    [InlineData(
        "update casework.user_key set revoked = {0} where user_id = 7",
        "now()",
        "null",
        401,
        "auth_invalid_key"
    )]
    public async Task A_change_counts_from_the_next_request_on(
        string sql,
        string shut,
        string open,
        int status,
        string code
    )
    {
        await Seven();
        var caller = api.Calling("org-seven-org-seven", "source-seven-source", "user-seven-user-seven");
        (await caller.Get(Unknown)).Status.ShouldBe(404);

        await api.Database.Execute(sql.Replace("{0}", shut));

        await Eventually.Until(async () =>
            (await caller.Get(Unknown)) is var refused && refused.Status == status && refused.Code() == code
        );
        await api.Database.Execute(sql.Replace("{0}", open));
        (await caller.Get(Unknown)).Status.ShouldBe(404);
    }

    private Task Seven() =>
        api.Database.Execute(
            """
            insert into casework.org (id, name, key_hash) values (7, 'Seven', :org) on conflict do nothing;
            insert into casework.source (id, name, key_hash) values (7, 'Seven', :source) on conflict do nothing;
            insert into casework.org_source (org_id, source_id) values (7, 7) on conflict do nothing;
            insert into casework.user_group (id, org_id, name) values (7, 7, 'Staff') on conflict do nothing;
            insert into casework.app_user (id, org_id, group_id, name) values (7, 7, 7, 'Sue') on conflict do nothing;
            insert into casework.user_key (key_hash, org_id, user_id, source_id) values (:user, 7, 7, 7) on conflict do nothing;
            """,
            ("org", Platform.Features.Casework.KeyCache.DigestOf("org-seven-org-seven")),
            ("source", Platform.Features.Casework.KeyCache.DigestOf("source-seven-source")),
            ("user", Platform.Features.Casework.KeyCache.DigestOf("user-seven-user-seven"))
        );
}
