namespace Platform.Tests.Features.Casework;

public sealed class ListUploadsTests(UploadsApi api) : IClassFixture<UploadsApi>
{
    [Fact]
    public async Task The_newest_first()
    {
        await api.Database.Execute(
            """
            insert into casework.upload (
                id, org_id, client_id, name, filename, doc_date, content_type, size, sha256, storage_key, user_ids, group_ids, created,
                created_by
            )
            values
                (901, 1, 5, 'Old', 'old.pdf', '2018-01-01', 'application/pdf', 5, 'ab', 'casework/ab', '{}', '{}', '2018-01-01Z', 1),
                (902, 1, 5, 'New', 'new.pdf', '2018-01-02', 'application/pdf', 6, 'cd', 'casework/cd', '{1}', '{11}', '2018-01-02Z', 1)
            """
        );

        await Verify(await api.User.Get("/v2/clients/id/5/uploads"));
    }

    [Fact]
    public async Task None_is_an_empty_list() => (await api.User.Listed("referrals/512/uploads")).ShouldBeEmpty();

    /// <summary>For whom a file is: nobody named, the user, their group, or whoever uploaded it.</summary>
    [Fact]
    public async Task Who_sees_what()
    {
        var other = await api.Limited(41, group: 11);
        var all = await api.User.UploadPdf("%PDF-all");
        var forUser = await api.User.UploadPdf("%PDF-user", fields: ("user_visibility", "41"));
        var forGroup = await api.User.UploadPdf("%PDF-group", fields: ("group_visibility", "11"));
        var notTheirs = await api.User.UploadPdf("%PDF-staff", fields: ("group_visibility", "1"));
        var own = await other.UploadPdf("%PDF-own", fields: ("user_visibility", "1"));

        (await other.Listed()).ShouldBe([own, forGroup, forUser, all]);
        (await api.User.Listed()).ShouldBe([own, notTheirs, forGroup, forUser, all]);
        (await other.Get($"/v2/clients/1/uploads/{notTheirs}")).Code().ShouldBe("not_found");
        (await other.Get($"/v2/clients/1/uploads/{forGroup}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Of_a_referral_only_for_whoever_sees_it()
    {
        var upload = await api.User.UploadPdf(path: "referrals/510/uploads");
        var caller = await api.Limited(42, projects: [6]);

        (await caller.Get("/v2/referrals/510/uploads")).Code().ShouldBe("not_found");
        (await caller.Get($"/v2/referrals/510/uploads/{upload}")).Code().ShouldBe("not_found");
    }

    [Fact]
    public async Task Not_of_the_other_organisation_as_it_is_sent() =>
        await Verify(await api.Twin.Get("/v2/clients/1/uploads"));

    [Fact]
    public async Task Without_keys_it_is_401() =>
        (await api.Anonymous.Get("/v2/clients/1/uploads")).Code().ShouldBe("auth_missing_header");
}
