using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Learning: people as they are shown, an account with its profile.</summary>
[Migration(202611290401)]
public sealed class M202611290401_Learning_Person : SqlMigration;
