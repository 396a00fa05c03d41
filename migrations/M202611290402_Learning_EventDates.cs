using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Learning: no event ends before it begins, whoever writes at the same time.</summary>
[Migration(202611290402)]
public sealed class M202611290402_Learning_EventDates : SqlMigration;
