using System.CommandLine;

namespace Platform.Infrastructure.Cli;

/// <summary>A command of an area: a slice without a route, stateless, with its statements beside it.</summary>
public interface ICommandSlice
{
    /// <summary>Name, description, arguments and options, and the handler.</summary>
    Command Declare();
}
