using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Learning: lessons as they are shown, with what is known of their tests.</summary>
[Migration(202611290405)]
public sealed class M202611290405_Learning_Lessons : SqlMigration;
