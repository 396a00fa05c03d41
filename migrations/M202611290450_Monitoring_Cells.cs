using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Monitoring: the cells of documents with their fate, as they are listed.</summary>
[Migration(202611290450)]
public sealed class M202611290450_Monitoring_Cells : SqlMigration;
