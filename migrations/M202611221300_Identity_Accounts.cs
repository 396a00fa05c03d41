using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Accounts of people and services, and their API tokens.</summary>
[Migration(202611221300)]
public sealed class M202611221300_Identity_Accounts : SqlMigration;
