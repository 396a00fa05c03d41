using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Casework: what reports over years need: the day of a referral's first contact, contacts by day.</summary>
[Migration(202611290330)]
public sealed class M202611290330_Casework_Reports : SqlMigration;
