using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Chat: what exports and imports need beside their jobs' rows.</summary>
[Migration(202611290220)]
public sealed class M202611290220_Chat_Backups : SqlMigration;
