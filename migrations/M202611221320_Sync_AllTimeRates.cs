using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Rates over all time, which a retired path still brings.</summary>
[Migration(202611221320)]
public sealed class M202611221320_Sync_AllTimeRates : SqlMigration;
