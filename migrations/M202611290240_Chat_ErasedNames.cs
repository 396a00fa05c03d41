using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Chat: what a job needs to take an erased user's name out of quotes and system events.</summary>
[Migration(202611290240)]
public sealed class M202611290240_Chat_ErasedNames : SqlMigration;
