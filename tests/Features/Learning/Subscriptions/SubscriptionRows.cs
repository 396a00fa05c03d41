namespace Platform.Tests.Features.Learning;

/// <summary>Two addresses that asked for news.</summary>
public sealed class SubscriptionRows : LearningApi
{
    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.Execute(
            """
            insert into learning.subscription (id, email, created)
            values (51, 'b@example.org', '2026-11-01 09:00:00.5Z'), (52, 'A@example.org', '2026-11-02 09:00Z')
            """
        );
    }
}
