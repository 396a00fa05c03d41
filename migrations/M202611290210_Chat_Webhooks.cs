using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Chat: what sending to webhooks looks for, and how long a delivery is its sender's.</summary>
[Migration(202611290210)]
public sealed class M202611290210_Chat_Webhooks : SqlMigration;
