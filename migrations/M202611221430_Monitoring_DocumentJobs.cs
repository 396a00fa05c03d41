using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Documents are processed by jobs; their counts are kept by the write; removed files are queued.</summary>
[Migration(202611221430)]
public sealed class M202611221430_Monitoring_DocumentJobs : SqlMigration;
