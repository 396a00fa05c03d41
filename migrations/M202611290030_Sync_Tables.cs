using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Organizations, therapists, interactions, and the totals and rates for presentation.</summary>
[Migration(202611290030)]
public sealed class M202611290030_Sync_Tables : SqlMigration;
