using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Learning: the rule of the migration before holds for what was there already; apart, so that nobody waits for it.</summary>
[Migration(202611290403)]
public sealed class M202611290403_Learning_EventDatesHold : SqlMigration;
