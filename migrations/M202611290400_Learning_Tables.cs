using FluentMigrator;

namespace Platform.Migrations;

/// <summary>Learning: catalogue, people's profiles and registrations, assessments, passes, certificates, mail.</summary>
[Migration(202611290400)]
public sealed class M202611290400_Learning_Tables : SqlMigration;
