using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Learning: results of tests and polls as they are listed, and of which a certificate tells.</summary>
[Migration(202611290420)]
public sealed class M202611290420_Learning_Results : SqlMigration;
