using System.Reflection;
using System.Reflection.Metadata;

namespace Platform.Infrastructure.Http;

/// <summary>The Carter modules of the house.</summary>
public static class Slices
{
    /// <summary>After the settings are checked: finding them takes a while, in which the database starts already.</summary>
    public static void AddSlices(this WebApplicationBuilder builder, IReadOnlyList<Part> parts) =>
        builder.Services.AddCarter(
            new NoAssemblies(),
            carter => carter.WithEmptyValidators().WithModules([.. parts.SelectMany(Of)])
        );

    /// <summary>The modules in the part's namespace.</summary>
    public static IEnumerable<Type> Of(Part part)
    {
        var assembly = part.GetType().Assembly;

        return NamesIn(assembly, part.GetType().Namespace!).Select(name => assembly.GetType(name, throwOnError: true)!);
    }

    /// <summary>
    /// From the metadata, as the classes themselves say it: to ask each type for its interfaces, all of them would be
    /// loaded, some thousand with their closures, and that is a tenth of a start.
    /// </summary>
    private static unsafe List<string> NamesIn(Assembly assembly, string space)
    {
        if (!assembly.TryGetRawMetadata(out var blob, out var length))
        {
            throw new InvalidOperationException($"{assembly} has no metadata.");
        }

        var names = new List<string>();
        var metadata = new MetadataReader(blob, length);
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (metadata.StringComparer.Equals(type.Namespace, space) && IsModule(type, metadata))
            {
                names.Add($"{space}.{metadata.GetString(type.Name)}");
            }
        }

        return names;
    }

    private static bool IsModule(TypeDefinition type, MetadataReader metadata)
    {
        foreach (var handle in type.GetInterfaceImplementations())
        {
            var named = metadata.GetInterfaceImplementation(handle).Interface;
            if (
                named.Kind is HandleKind.TypeReference
                && metadata.StringComparer.Equals(
                    metadata.GetTypeReference((TypeReferenceHandle)named).Name,
                    nameof(ICarterModule)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The modules are named: Carter need not read the list of all assemblies to look for others.</summary>
    private sealed class NoAssemblies() : DependencyContextAssemblyCatalog([])
    {
        public override IReadOnlyCollection<Assembly> GetAssemblies() => [];
    }
}
