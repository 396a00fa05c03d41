using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Chat: what the planner must not believe of a tenant that it has not seen.</summary>
[Migration(202611290221)]
public sealed class M202611290221_Chat_Statistics : SqlMigration;
