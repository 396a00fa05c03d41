using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Digests of polygons, for the ETag of maps.</summary>
[Migration(202611221440)]
public sealed class M202611221440_Monitoring_PolygonDigests : SqlMigration;
