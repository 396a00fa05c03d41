using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Rules of what can be written since it has endpoints: bounds and polygons.</summary>
[Migration(202611290460)]
public sealed class M202611290460_Monitoring_Definitions : SqlMigration;
