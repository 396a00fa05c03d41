using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Pages of regions: a count for callers with one grant, references looked up only where a format shows them.</summary>
[Migration(202611260010)]
public sealed class M202611260010_Monitoring_RegionPages : SqlMigration;
