using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Casework: which stored files no row may need.</summary>
[Migration(202611290340)]
public sealed class M202611290340_Casework_FileRemoval : SqlMigration;
