using FluentMigrator;

namespace Platform.Migrations;

/// <summary>The region tree: permission functions, and what the tree's triggers keep.</summary>
[Migration(202611221410)]
public sealed class M202611221410_Monitoring_Regions : SqlMigration;
