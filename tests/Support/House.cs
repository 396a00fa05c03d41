using System.Reflection;
using Platform.Infrastructure.Http;

namespace Platform.Tests.Support;

/// <summary>What the whole-house tests ask of the compiled service.</summary>
public static class House
{
    public static Assembly Assembly => typeof(Statement).Assembly;

    /// <summary>The APIs of the house; the platform's own pages are none.</summary>
    public static IReadOnlyList<Area> Areas { get; } =
    [
        .. Assembly
            .GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Area)) && !type.IsAbstract && type != typeof(PlatformArea))
            .Select(type => (Area)type.GetField("Instance")!.GetValue(null)!)
            .OrderBy(area => area.Name, StringComparer.Ordinal),
    ];
}
