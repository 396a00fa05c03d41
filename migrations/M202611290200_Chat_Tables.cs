using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Chat: apps, users, rooms, comments, what webhooks and open streams are told, backups.</summary>
[Migration(202611290200)]
public sealed class M202611290200_Chat_Tables : SqlMigration;
