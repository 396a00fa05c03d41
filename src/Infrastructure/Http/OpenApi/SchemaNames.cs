using System.Collections.Concurrent;
using System.Text.Json;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>
/// The names of a document's schemas. Two types of one name would become one schema without a word, so that is a mistake.
/// </summary>
public sealed class SchemaNames
{
    private readonly ConcurrentDictionary<string, Type> _owners = new(StringComparer.Ordinal);

    /// <summary>
    /// One name for each type: the slice before a nested one, the arguments of a generic one behind it. Null: any JSON,
    /// which needs none.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another type has it already.</exception>
    public string? Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;

        return type == typeof(JsonElement) ? null : Claim(NameOf(type), type);
    }

    /// <summary>The same for a schema that is named by hand.</summary>
    public string Claim(string name, Type owner) =>
        _owners.GetOrAdd(name, owner) is var first && first == owner
            ? name
            : throw new InvalidOperationException($"{first} and {owner} would share the schema {name}: rename one.");

    private static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "List";
        }

        var own = type.Name.Split('`')[0];
        var name = type.DeclaringType is { } slice ? slice.Name + own : own;

        return type.IsGenericType ? $"{name}Of{string.Join("And", type.GetGenericArguments().Select(NameOf))}" : name;
    }
}
