using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Casework: who writes and what was sent, as the functions that write take them.</summary>
[Migration(202611290320)]
public sealed class M202611290320_Casework_Writing : SqlMigration;
