using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Resolved values: calculation, resolving in bulk, rebuilding.</summary>
[Migration(202611221420)]
public sealed class M202611221420_Monitoring_Values : SqlMigration;
