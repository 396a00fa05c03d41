using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Locks of documents apart from those of the trees of regions and of tags.</summary>
[Migration(202611260100)]
public sealed class M202611260100_Monitoring_DocumentLocks : SqlMigration;
