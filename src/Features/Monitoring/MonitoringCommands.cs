using System.CommandLine;

namespace Platform.Features.Monitoring;

/// <summary>What the area adds to the command line: a slice per command.</summary>
public static class MonitoringCommands
{
    public static Command Monitoring() =>
        new("monitoring", "Rights in the Monitoring area")
        {
            new GrantRegion().Declare(),
            new PermitFunction().Declare(),
        };
}
