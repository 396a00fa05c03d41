using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Regions, campaigns, indicators, grants, datapoints and the documents they come from.</summary>
[Migration(202611290040)]
public sealed class M202611290040_Monitoring_Tables : SqlMigration;
