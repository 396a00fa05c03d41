using FluentMigrator;

namespace Platform.Migrations;

/// <summary>The total of a page of regions for callers with one grant is read, not added up.</summary>
[Migration(202611260200)]
public sealed class M202611260200_Monitoring_RegionTotals : SqlMigration;
