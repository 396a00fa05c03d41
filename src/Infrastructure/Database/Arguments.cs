using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Data;
using System.Reflection;
using Dapper;
using Npgsql;

namespace Platform.Infrastructure.Data;

#pragma warning disable RS0030 // Dapper asks this type for the parameters.

/// <summary>
/// What a statement's parameters are given: the properties of an object, named as the parameters, before or without
/// <see cref="NamedValues"/>. They travel by number, so nobody looks for names in the statement's text again.
/// </summary>
internal sealed class Arguments(Statement statement, object? values) : SqlMapper.IDynamicParameters
{
    private static readonly ConcurrentDictionary<Type, FrozenDictionary<string, Make>> Known = new();

    private static readonly MethodInfo TypedMaker = typeof(Arguments).GetMethod(
        nameof(MakerOf),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private delegate NpgsqlParameter Make(object values);

    public void AddParameters(IDbCommand command, SqlMapper.Identity identity) =>
        AddTo(((NpgsqlCommand)command).Parameters);

    /// <exception cref="InvalidOperationException">A parameter has no value.</exception>
    public void AddTo(NpgsqlParameterCollection parameters)
    {
        if (statement.Parameters.Count == 0)
        {
            return;
        }

        foreach (var name in statement.Parameters)
        {
            parameters.Add(
                Given(name, values)
                    ?? throw new InvalidOperationException($"{statement.Name} is given no value for :{name}.")
            );
        }
    }

    /// <summary>From the first part that has it.</summary>
    private static NpgsqlParameter? Given(string name, object? values) =>
        values switch
        {
            null => null,
            Args args => First(name, args.Parts),
            NamedValues named => named.TryGetValue(name, out var value)
                ? Untyped(value)
                : Given(name, named.Properties),
            _ => Known.GetOrAdd(values.GetType(), MakersOf).TryGetValue(name, out var make) ? make(values) : null,
        };

    private static NpgsqlParameter? First(string name, object[] parts)
    {
        foreach (var part in parts)
        {
            if (Given(name, part) is { } given)
            {
                return given;
            }
        }

        return null;
    }

    private static FrozenDictionary<string, Make> MakersOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .ToFrozenDictionary(
                property => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
                property =>
                    TypedMaker
                        .MakeGenericMethod(type, property.PropertyType)
                        .CreateDelegate<Func<MethodInfo, Make>>()(property.GetMethod!),
                StringComparer.Ordinal
            );

    private static Make MakerOf<TObject, TValue>(MethodInfo getter)
    {
        var get = getter.CreateDelegate<Func<TObject, TValue>>();

        return typeof(TValue) == typeof(object)
            ? values => Untyped(get((TObject)values))
            : values => new NpgsqlParameter<TValue> { TypedValue = get((TObject)values) };
    }

    private static NpgsqlParameter Untyped(object? value) => new() { Value = value ?? DBNull.Value };
}

/// <summary>
/// A statement's arguments from several records and anonymous objects: what the path says, what the body says, the time.
/// A property is the parameter of its name in snake_case.
/// </summary>
public sealed class Args
{
    private Args(object[] parts) => Parts = parts;

    internal object[] Parts { get; }

    public static Args Of(params object[] parts) => new(parts);
}

/// <summary>Values that only the request knows, by parameter; the other parameters are properties of an object.</summary>
public sealed class NamedValues(object? properties = null) : Dictionary<string, object?>(StringComparer.Ordinal)
{
    internal object? Properties { get; } = properties;
}
