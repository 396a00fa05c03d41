using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Accounts of people and services, and their API tokens.</summary>
[Migration(202611290020)]
public sealed class M202611290020_Identity_Tables : SqlMigration;
