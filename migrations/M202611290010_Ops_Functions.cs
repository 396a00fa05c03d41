using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Which functions a database has.</summary>
[Migration(202611290010)]
public sealed class M202611290010_Ops_Functions : SqlMigration;
