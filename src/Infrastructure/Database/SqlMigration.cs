using FluentMigrator;

namespace Platform.Infrastructure.Data;

/// <summary>A migration whose two directions are the <c>.up.sql</c> and <c>.down.sql</c> beside it.</summary>
public abstract class SqlMigration : Migration
{
    public override void Up() => Execute.EmbeddedScript($"migrations.{GetType().Name}.up.sql");

    public override void Down() => Execute.EmbeddedScript($"migrations.{GetType().Name}.down.sql");
}
