namespace Platform.Tests.Contract.Authorization;

/// <inheritdoc cref="Matrix"/>
public sealed class SyncMatrixTests(SyncMatrixTests.Strict api) : IClassFixture<SyncMatrixTests.Strict>
{
    private const string Mark = "heliotrope";

    /// <summary>Only service accounts and staff push; everybody may register.</summary>
    public sealed class Strict : Api
    {
        public TestAccount Person { get; private set; } = null!;

        public string Expired { get; private set; } = "";

        protected override void Configure(IDictionary<string, string?> settings)
        {
            Matrix.Still(settings);
            settings["Sync:RequireServiceAccount"] = "true";
            settings["Sync:AllowRegistration"] = "true";
        }

        /// <summary>What the examples refer to, and a person whose name only that person may see.</summary>
        protected override async Task Arrange(TestDatabase database)
        {
            Person = await database.AddAccount("person");
            Expired = await database.AddToken(Person.Id, "expired", new DateTimeOffset(2026, 11, 22, 0, 0, 0, default));
            await database.Execute(
                $"""
                update identity.account set email = '{Mark}@example.org', first_name = '{Mark}' where username = 'person';
                insert into sync.organization (id, name) values (1, 'North'), (2, 'South');
                insert into sync.therapist (organization_id, id, date_joined)
                values (1, 'c55a11c49fb2c631455f4549b94a7383', '2018-04-06');
                """
            );
        }
    }

    [Fact]
    public async Task Every_operation_by_every_caller()
    {
        MatrixCaller[] callers =
        [
            new("none", api.Anonymous, Mark) { IsNobody = true },
            new("wrong", api.WithToken(new string('a', 64)), Mark) { IsNobody = true },
            new("expired", api.WithToken(api.Expired), Mark) { IsNobody = true },
            new("inactive", api.As(await api.Database.AddAccount("inactive", isActive: false)), Mark),
            new("person", api.As(api.Person)),
            new("another", api.As(await api.Database.AddAccount("another")), Mark),
            new("service", api.Client, Mark),
            new("staff", api.As(await api.Database.AddAccount("staff", isStaff: true)), Mark),
        ];

        await Verify(await Matrix.Of(api, "Sync", callers));
    }

    [Fact]
    public async Task Writes_at_the_same_time() =>
        await Together.Of(api, "Sync", api.As(await api.Database.AddAccount("writer", isStaff: true)), share: 3);
}
