using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Regions, campaigns, indicators, grants, datapoints and the documents they come from.</summary>
[Migration(202611221400)]
public sealed class M202611221400_Monitoring_Tables : SqlMigration;
