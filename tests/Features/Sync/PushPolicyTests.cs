namespace Platform.Tests.Features.Sync;

/// <summary>Who may push where only service accounts and staff may.</summary>
public sealed class PushPolicyTests(PushPolicyTests.Strict api) : IClassFixture<PushPolicyTests.Strict>
{
    public sealed class Strict : Api
    {
        public TestAccount Person { get; private set; } = null!;

        public TestAccount Staff { get; private set; } = null!;

        public TestAccount Superuser { get; private set; } = null!;

        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Sync:RequireServiceAccount"] = "true";

        protected override async Task Arrange(TestDatabase database)
        {
            Person = await database.AddAccount("person");
            Staff = await database.AddAccount("staff", isStaff: true);
            Superuser = await database.AddAccount("root");
            await database.Execute("update identity.account set is_superuser = true where username = 'root'");
        }
    }

    [Theory]
    [InlineData("/sync/organizations/")]
    [InlineData("/sync/organizations/1/therapists/")]
    [InlineData("/sync/therapists/x/interactions/")]
    [InlineData("/total-therapists/")]
    [InlineData("/total-therapists/export/")]
    [InlineData("/rates/")]
    [InlineData("/organizations/1/rates/")]
    [InlineData("/organizations/1/total-therapists/")]
    public async Task A_person_may_not_push(string path)
    {
        var answer = await api.As(api.Person).Post(path, "{");

        (answer.Status, answer.Body).ShouldBe(
            (403, """{"detail":"You do not have permission to perform this action."}""")
        );
        (await api.Client.Post(path, "{")).Status.ShouldBe(400);
        (await api.As(api.Staff).Post(path, "{")).Status.ShouldBe(400);
        (await api.As(api.Superuser).Post(path, "{")).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("/organizations/")]
    [InlineData("/total-therapists/")]
    [InlineData("/rates/")]
    public async Task A_person_may_read(string path) => (await api.As(api.Person).Get(path)).Status.ShouldBe(200);
}
