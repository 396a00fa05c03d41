using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Organizations, therapists, interactions, and the totals and rates for presentation.</summary>
[Migration(202611221310)]
public sealed class M202611221310_Sync_Tables : SqlMigration;
