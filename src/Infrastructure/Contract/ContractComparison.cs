using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Contract;

/// <summary>
/// What changed between two OpenAPI documents for the clients on the wire. A change breaks where a request that was good
/// may be refused or mean something else, or where an answer may hold what the old document did not allow. Clients are
/// expected to pass over fields and headers that they do not know, and to understand a refusal by the class of its status;
/// words, examples, tags and the order of things are no part of the contract.
/// </summary>
public sealed partial class ContractComparison
{
    /// <summary>What is the same in several operations is told once; an operation as a whole has an entry of its own.</summary>
    private readonly Dictionary<
        (ChangeKind Kind, bool IsBreaking, string? What, string? Whole),
        SortedSet<string>
    > _changes = [];

    private ContractComparison() { }

    /// <param name="document">What both are called.</param>
    /// <param name="old">Null: there was none.</param>
    /// <param name="now">Null: there is none any more.</param>
    public static IReadOnlyList<ContractChange> Of(string document, OpenApiDocument? old, OpenApiDocument? now)
    {
        var comparison = new ContractComparison();
        comparison.Compare(old, now);

        return
        [
            .. comparison
                ._changes.Select(change => new ContractChange(
                    document,
                    change.Key.Kind,
                    change.Key.IsBreaking,
                    change.Key.What,
                    [.. change.Value]
                ))
                .OrderBy(change => change.Operations[0], StringComparer.Ordinal)
                .ThenBy(change => change.What, StringComparer.Ordinal),
        ];
    }

    private void Compare(OpenApiDocument? old, OpenApiDocument? now)
    {
        var before = OperationsOf(old).ToDictionary(one => one.Route, StringComparer.Ordinal);
        var after = OperationsOf(now).ToDictionary(one => one.Route, StringComparer.Ordinal);

        // What is the same but for the names in the path is the same to clients; two that differ in nothing else are not.
        var renamed = after
            .Values.Where(one => !before.ContainsKey(one.Route))
            .GroupBy(one => Nameless(one.Route), StringComparer.Ordinal)
            .Where(alike => alike.Count() == 1)
            .ToDictionary(alike => alike.Key, alike => alike.Single(), StringComparer.Ordinal);
        foreach (var one in before.Values)
        {
            if (after.Remove(one.Route, out var same))
            {
                Compare(one, same);
            }
            else if (renamed.Remove(Nameless(one.Route), out var other))
            {
                after.Remove(other.Route);
                Add(other, ChangeKind.Changed, isBreaking: false, $"the path was {one.Path}");
                Compare(one, other);
            }
            else
            {
                Add(one, ChangeKind.Removed, isBreaking: true, what: null);
            }
        }

        foreach (var one in after.Values)
        {
            Add(one, ChangeKind.Added, isBreaking: false, what: null);
        }
    }

    private void Compare(Described old, Described now)
    {
        if (old.Operation.OperationId != now.Operation.OperationId)
        {
            Changed($"is called {now.Operation.OperationId}, was {old.Operation.OperationId}");
        }

        if (old.Operation.Deprecated != now.Operation.Deprecated)
        {
            Changed(now.Operation.Deprecated ? "is retired now" : "is not retired any more");
        }

        Security(old, now);
        Parameters(old, now);
        Body(old.Operation.RequestBody, now.Operation.RequestBody, now);
        Answers(old, now);

        void Changed(string what) => Add(now, ChangeKind.Changed, isBreaking: false, what);
    }

    private void Security(Described old, Described now)
    {
        var (before, after) = (WaysIn(old), WaysIn(now));
        foreach (var way in before.Except(after, StringComparer.Ordinal))
        {
            Add(now, ChangeKind.Removed, isBreaking: true, $"may not be called with {way} any more");
        }

        foreach (var way in after.Except(before, StringComparer.Ordinal))
        {
            Add(now, ChangeKind.Added, isBreaking: false, $"may be called with {way}");
        }
    }

    private void Parameters(Described old, Described now)
    {
        var after = new Dictionary<string, IOpenApiParameter>(now.Parameters, StringComparer.Ordinal);
        foreach (var (name, parameter) in old.Parameters)
        {
            if (!after.Remove(name, out var same))
            {
                Add(now, ChangeKind.Removed, isBreaking: true, name);
                continue;
            }

            Requirement(name, parameter.Required, same.Required, now);
            if (parameter.Style != same.Style || parameter.Explode != same.Explode)
            {
                Add(now, ChangeKind.Changed, isBreaking: true, $"{name}: is written in another way");
            }

            Schemas(Direction.Request, now).Compare(name, parameter.Schema, same.Schema);
        }

        foreach (var (name, parameter) in after)
        {
            Add(now, ChangeKind.Added, parameter.Required, parameter.Required ? $"{name}, required" : name);
        }
    }

    private void Body(IOpenApiRequestBody? old, IOpenApiRequestBody? now, Described operation)
    {
        if (old is null && now is null)
        {
            return;
        }

        if (old is null || now is null)
        {
            var isBreaking = now?.Required ?? true;
            Add(operation, now is null ? ChangeKind.Removed : ChangeKind.Added, isBreaking, "request body");

            return;
        }

        Requirement("request body", old.Required, now.Required, operation);
        Contents("request", old.Content, now.Content, Direction.Request, operation);
    }

    private void Answers(Described old, Described now)
    {
        var after = now.Operation.Responses?.ToDictionary(StringComparer.Ordinal) ?? [];
        foreach (var (status, answer) in old.Operation.Responses ?? [])
        {
            if (!after.Remove(status, out var same))
            {
                Add(now, ChangeKind.Removed, IsSuccess(status), $"answer {status}");
                continue;
            }

            Headers(status, answer.Headers, same.Headers, now);
            Contents($"answer {status}", answer.Content, same.Content, Direction.Answer, now);
        }

        foreach (var status in after.Keys)
        {
            Add(now, ChangeKind.Added, IsSuccess(status), $"answer {status}");
        }

        // A 304 comes only to whoever asks for it.
        static bool IsSuccess(string status) => status[0] is not ('4' or '5') && status != "304";
    }

    private void Headers(
        string status,
        IDictionary<string, IOpenApiHeader>? old,
        IDictionary<string, IOpenApiHeader>? now,
        Described operation
    )
    {
        var after = new Dictionary<string, IOpenApiHeader>(
            now ?? Empty<IOpenApiHeader>(),
            StringComparer.OrdinalIgnoreCase
        );
        foreach (var (name, header) in old ?? Empty<IOpenApiHeader>())
        {
            var part = $"answer {status} header {name}";
            if (!after.Remove(name, out var same))
            {
                Add(operation, ChangeKind.Removed, isBreaking: true, part);
                continue;
            }

            if (header.Required != same.Required)
            {
                var what = same.Required ? "is always sent now" : "is not always sent any more";
                Add(operation, ChangeKind.Changed, header.Required, $"{part}: {what}");
            }

            Schemas(Direction.Answer, operation).Compare(part, header.Schema, same.Schema);
        }

        foreach (var name in after.Keys)
        {
            Add(operation, ChangeKind.Added, isBreaking: false, $"answer {status} header {name}");
        }
    }

    private void Contents(
        string part,
        IDictionary<string, OpenApiMediaType>? old,
        IDictionary<string, OpenApiMediaType>? now,
        Direction direction,
        Described operation
    )
    {
        var after = new Dictionary<string, OpenApiMediaType>(
            now ?? Empty<OpenApiMediaType>(),
            StringComparer.OrdinalIgnoreCase
        );
        foreach (var (type, media) in old ?? Empty<OpenApiMediaType>())
        {
            if (after.Remove(type, out var same))
            {
                Schemas(direction, operation).Compare($"{part} {type}", media.Schema, same.Schema);
            }
            else
            {
                Add(operation, ChangeKind.Removed, isBreaking: true, $"{part} {type}");
            }
        }

        foreach (var type in after.Keys)
        {
            Add(operation, ChangeKind.Added, isBreaking: false, $"{part} {type}");
        }
    }

    private void Requirement(string part, bool old, bool now, Described operation)
    {
        if (old != now)
        {
            Add(
                operation,
                ChangeKind.Changed,
                now,
                $"{part}: {(now ? "is required now" : "is not required any more")}"
            );
        }
    }

    private SchemaComparison Schemas(Direction direction, Described operation) =>
        new(direction, (kind, isBreaking, what) => Add(operation, kind, isBreaking, what));

    private void Add(Described operation, ChangeKind kind, bool isBreaking, string? what)
    {
        var key = (kind, isBreaking, what, what is null ? operation.Route : null);
        if (!_changes.TryGetValue(key, out var operations))
        {
            _changes[key] = operations = new(StringComparer.Ordinal);
        }

        operations.Add(operation.Route);
    }

    private static IEnumerable<Described> OperationsOf(OpenApiDocument? document) =>
        from path in document?.Paths ?? []
        from operation in path.Value.Operations ?? []
        select new Described(
            operation.Key.Method.ToUpperInvariant(),
            path.Key,
            operation.Value,
            ParametersOf(path.Key, [.. operation.Value.Parameters ?? [], .. path.Value.Parameters ?? []]),
            operation.Value.Security ?? document!.Security ?? []
        );

    /// <summary>Everything that lets a caller in: what is sent together, as one.</summary>
    private static IReadOnlyList<string> WaysIn(Described operation) =>
        operation.Security.Count == 0
            ? [NoCredentials]
            :
            [
                .. operation.Security.Select(together =>
                    together.Count == 0
                        ? NoCredentials
                        : string.Join(
                            " and ",
                            together.Keys.Select(scheme => scheme.Reference.Id).Order(StringComparer.Ordinal)
                        )
                ),
            ];

    private const string NoCredentials = "no credentials";

    /// <summary>By what tells them apart on the wire; the operation's own come before those of its path.</summary>
    private static Dictionary<string, IOpenApiParameter> ParametersOf(string path, IEnumerable<IOpenApiParameter> all)
    {
        string[] inPath = [.. InBraces().Matches(path).Select(match => match.Value)];

        return all.DistinctBy(NameOf, StringComparer.Ordinal).ToDictionary(NameOf, StringComparer.Ordinal);

        string NameOf(IOpenApiParameter parameter) =>
            parameter.In switch
            {
                ParameterLocation.Path => $"path parameter {Array.IndexOf(inPath, $"{{{parameter.Name}}}") + 1}",
                ParameterLocation.Header => $"request header {parameter.Name?.ToLowerInvariant()}",
                _ => $"{parameter.In?.ToString().ToLowerInvariant()} parameter {parameter.Name}",
            };
    }

    private static string Nameless(string route) => InBraces().Replace(route, "{}");

    private static Dictionary<string, T> Empty<T>() => [];

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBraces();

    /// <summary>An operation with what it has from its path and its document.</summary>
    private sealed record Described(
        string Method,
        string Path,
        OpenApiOperation Operation,
        Dictionary<string, IOpenApiParameter> Parameters,
        IList<OpenApiSecurityRequirement> Security
    )
    {
        public string Route => $"{Method} {Path}";
    }
}
