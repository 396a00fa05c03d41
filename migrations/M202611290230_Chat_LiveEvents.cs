using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Chat: in which order open streams are told what happened.</summary>
[Migration(202611290230)]
public sealed class M202611290230_Chat_LiveEvents : SqlMigration;
