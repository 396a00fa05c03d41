namespace Platform.Tests.Features.Casework;

/// <summary>With relationships, and user 24, whose group does not look after people from web forms.</summary>
public class StagingApi : WritingApi
{
    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.Execute(
            """
            insert into casework.dictionary_entry (org_id, dict, key, label, active)
            values (1, 'relationship', '5', 'Sister', true), (1, 'relationship', '6', 'Carer', true), (1, 'relationship', '7', 'Old', false)
            """
        );
    }
}
