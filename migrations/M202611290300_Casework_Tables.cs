using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Casework: organisations and who may see what, people, referrals, contacts, own fields, files, audit.</summary>
[Migration(202611290300)]
public sealed class M202611290300_Casework_Tables : SqlMigration;
