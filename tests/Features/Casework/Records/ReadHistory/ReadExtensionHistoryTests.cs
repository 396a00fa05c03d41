namespace Platform.Tests.Features.Casework;

/// <summary>The same of records of extension databases.</summary>
public sealed class ReadExtensionHistoryTests(ExtensionWritingApi api) : IClassFixture<ExtensionWritingApi>
{
    private const string Notes = "/v2/extension_database/wellcheck_notes_9";

    [Fact]
    public async Task Of_a_record()
    {
        var id = (
            await api.User.Post(Notes, """{"referral":510,"date_34":"2018-11-08","mood":111,"topics":[301]}""")
        ).Id(201);
        await api.User.Post($"{Notes}/{id}", """{"mood":112,"note":"Slept well","alone":"Y"}""");
        await api.Database.Execute(
            """
            update casework.audit
            set id = 1000000 + numbered.place
            from (
                select audit.id, row_number() over (order by audit.id) as place
                from casework.audit
                where audit.org_id = 1 and audit.grp = 'extension_database' and audit.record_id = :id
            ) as numbered
            where audit.id = numbered.id
            """,
            ("id", id)
        );

        await Verify(
            new[]
            {
                await api.User.Get($"{Notes}/{id}/history"),
                await api.User.Get($"{Notes}/id/{id}/history?after=1000001"),
                await api.As(ExtensionWritingApi.Blind).Get($"{Notes}/{id}/history"), // sees neither note nor date
            }
        );
    }

    [Theory]
    [InlineData("/v2/extension_database/wellcheck_notes_9/17", 200)]
    [InlineData("/v2/extension_database/wellcheck_notes_9/1017", 404)] // of the other organisation
    [InlineData("/v2/extension_database/staff_%2F_training_13/17", 404)] // of another database
    [InlineData("/v2/extension_database/website_7/1", 404)] // has no records of its own
    [InlineData("/v2/extension_database/nothing/17", 404)]
    public async Task Is_there_for_whom_the_record_is(string path, int status)
    {
        (await api.User.Get(path)).Status.ShouldBe(status);
        (await api.User.Get(path + "/history")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Is_not_there_for_whom_the_record_is_not()
    {
        (await api.As(ExtensionWritingApi.OfProject).Get($"{Notes}/19")).Status.ShouldBe(404);
        (await api.As(ExtensionWritingApi.OfProject).Get($"{Notes}/19/history")).Status.ShouldBe(404);
        (await api.User.Get($"{Notes}/19/history")).Status.ShouldBe(200);
        (await api.Twin.Get("/v2/extension_database/wellcheck/17/history")).Status.ShouldBe(404);
        (await api.Twin.Get("/v2/extension_database/wellcheck/1017/history")).Status.ShouldBe(200);
    }
}
