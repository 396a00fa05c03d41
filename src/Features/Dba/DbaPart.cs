using System.CommandLine;

namespace Platform.Features.Dba;

/// <summary>
/// The pages and commands of those who look after the database: <c>/dba</c>, and <c>sql …</c>. It belongs to no API and is
/// in no OpenAPI document (docs/dba.md).
/// </summary>
public sealed class DbaPart : Part
{
    public static readonly DbaPart Instance = new();

    private DbaPart() { }

    public override string Name => "Dba";

    public override IReadOnlyList<Command> Commands => [DbaCommands.Sql()];
}
