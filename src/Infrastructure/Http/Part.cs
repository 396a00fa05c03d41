using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Infrastructure.Http;

/// <summary>
/// A part of the house that owns what it adds: services, jobs, demo data, commands. Switched off
/// (<c>Areas:{Name}=false</c>) none of it is there.
/// </summary>
public abstract class Part
{
    /// <summary>For example <c>Sync</c>; its slices are in the namespace of the same name.</summary>
    public abstract string Name { get; }

    /// <summary>The sections of the settings that <see cref="Add"/> reads.</summary>
    public virtual IReadOnlyList<string> Sections => [Name];

    /// <summary>Options, services, credential schemes, jobs.</summary>
    public virtual void Add(WebApplicationBuilder builder) { }

    /// <summary>Its demo data, and what the start table shows of it.</summary>
    public virtual Seeder? Seeder => null;

    /// <summary>What it adds to the command line.</summary>
    public virtual IReadOnlyList<Command> Commands => [];
}
