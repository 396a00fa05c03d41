using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;

namespace Platform.Tests.Contract;

/// <summary>A type of the house that uses another, both as their outermost types.</summary>
internal sealed record Reference(string From, string To, bool MakesIt)
{
    private static readonly Lazy<IReadOnlyList<Reference>> Compiled = new(Read);

    /// <summary>From the compiled house, bodies of methods included.</summary>
    public static IReadOnlyList<Reference> All => Compiled.Value;

    private static List<Reference> Read() =>
        [
            .. new ArchLoader()
                .LoadAssembly(typeof(Statement).Assembly)
                .Build()
                .Types.SelectMany(type => type.Dependencies)
                .Select(dependency => new Reference(
                    Outermost(dependency.Origin.FullName),
                    Outermost(dependency.Target.FullName),
                    dependency is MethodCallDependency call
                        && call.TargetMember.Name.StartsWith(".ctor", StringComparison.Ordinal)
                ))
                .Where(reference => reference.From != reference.To)
                .Distinct(),
        ];

    private static string Outermost(string type) => type.Split('+', '/')[0];
}
