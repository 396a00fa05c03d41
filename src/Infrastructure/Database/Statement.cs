using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Platform.Infrastructure.Data;

/// <summary>
/// One SQL statement, kept in a <c>.sql</c> file beside its slice and embedded as <c>Area/File.sql</c>.
/// The only thing <see cref="Database"/> executes, so a statement that is not in a file does not compile.
/// </summary>
public sealed partial class Statement
{
    /// <summary>More sets of fragments than this are composed anew each time instead of kept.</summary>
    private const int MostCachedFillings = 1_000;

    private const string SlotMark = "-- slot: ";

    private static readonly Assembly House = typeof(Statement).Assembly;

    private readonly ConcurrentDictionary<Filling, Statement> _fillings = new();

    private Statement(string name, string text, bool writes, bool mayWait)
    {
        Name = name;
        Text = text;
        Writes = writes;
        MayWait = mayWait;
        IsForStandby = !writes && !text.Contains("pg_current_snapshot(", StringComparison.Ordinal);
        (Sql, Parameters) = Numbered(text);
        Slots =
        [
            .. text.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.StartsWith(SlotMark, StringComparison.Ordinal))
                .Select(line => line[SlotMark.Length..]),
        ];
    }

    /// <summary>For example <c>Sync/UpsertTherapists</c>: file, tag in the SQL and trace span.</summary>
    public string Name { get; }

    /// <summary>The file without the leading <c>--</c> lines, which are for its readers.</summary>
    public string Text { get; }

    /// <summary>What is sent: the text with <c>$1</c>, <c>$2</c> … in the place of the parameters' names.</summary>
    public string Sql { get; }

    /// <summary>
    /// Whether it writes or locks rows, or calls a function that does, which its file then names on a leading line
    /// <c>-- writes: area.function</c>.
    /// </summary>
    public bool Writes { get; }

    /// <summary>Whether it may wait for a lock that another holds: it writes, and no line says <c>-- never waits</c>.</summary>
    public bool MayWait { get; }

    /// <summary>
    /// Whether a standby can answer it: it writes nothing, waiting or not, and does not ask which transactions are under
    /// way, which of those of the primary a standby cannot list.
    /// </summary>
    public bool IsForStandby { get; }

    /// <summary>The names of the parameters, in the order of their numbers.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>The statement of a slice, <c>Slice.sql</c>, or of one of its steps, <c>Slice.Step.sql</c>.</summary>
    /// <exception cref="InvalidOperationException">No such file is embedded.</exception>
    public static Statement Of<TSlice>(string? step = null)
    {
        var area = typeof(TSlice).Namespace!.Split('.')[2];
        var file = step is null ? typeof(TSlice).Name : $"{typeof(TSlice).Name}.{step}";

        return Named($"{area}/{file}");
    }

    /// <summary>The statement with this name, as the command line gives it.</summary>
    /// <exception cref="InvalidOperationException">No such file is embedded.</exception>
    public static Statement Named(string name)
    {
        var source = Source(name);
        var text = WithoutLeadingComments(source);

        var writes = WritesByFunction().IsMatch(source) || WritesItself().IsMatch(text);

        return new(name, text, writes, writes && !source.Contains("\n-- never waits\n", StringComparison.Ordinal));
    }

    /// <summary>The file as it is in the tree, with its leading comment lines.</summary>
    public static string Source(string name)
    {
        using var stream =
            House.GetManifestResourceStream(name + ".sql")
            ?? throw new InvalidOperationException($"There is no statement {name}: no file {name}.sql is embedded.");
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }

    /// <summary>The names of all statements, sorted.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. House
            .GetManifestResourceNames()
            .Where(name => name.Contains('/') && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => name[..^4])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The slots of the text, in order: the names on its <c>-- slot: name</c> lines.</summary>
    public IReadOnlyList<string> Slots { get; }

    /// <summary>
    /// The statement with the fragments in the place of the slot's line, wherever it stands. Fragments come from an area's field
    /// catalogue only; one text per set of fragments, so that preparation still works.
    /// </summary>
    /// <exception cref="InvalidOperationException">The text has no such slot.</exception>
    public Statement Fill(string slot, params IReadOnlyList<Fragment> fragments) => Fill((slot, fragments));

    /// <summary>
    /// The same for several slots at once: one text is kept for each set of all their fragments, where one after the other
    /// would keep sets of sets.
    /// </summary>
    /// <exception cref="InvalidOperationException">The text has no such slot.</exception>
    public Statement Fill(params IReadOnlyList<(string Slot, IReadOnlyList<Fragment> Fragments)> slots)
    {
        var key = new Filling(slots);
        if (_fillings.TryGetValue(key, out var filled))
        {
            return filled;
        }

        var text = slots.Aggregate(Text, (text, one) => Filled(text, one.Slot, one.Fragments));
        filled = new Statement(Name, text, Writes, MayWait);
        if (_fillings.Count < MostCachedFillings)
        {
            _fillings.TryAdd(key, filled);
        }

        return filled;
    }

    /// <summary>The statement as it is when a request asks for nothing that its slots are for.</summary>
    public Statement Unfilled() => Slots.Distinct().Aggregate(this, (text, slot) => text.Fill(slot));

    public override string ToString() => Name;

    /// <summary>What stands in the slots: equal where the text is.</summary>
    private sealed class Filling(IReadOnlyList<(string Slot, IReadOnlyList<Fragment> Fragments)> slots)
        : IEquatable<Filling>
    {
        private readonly IReadOnlyList<(string Slot, IReadOnlyList<Fragment> Fragments)> _slots = slots;

        public bool Equals(Filling? other) =>
            other is not null
            && _slots.Count == other._slots.Count
            && _slots
                .Zip(other._slots)
                .All(pair =>
                    pair.First.Slot == pair.Second.Slot && pair.First.Fragments.SequenceEqual(pair.Second.Fragments)
                );

        public override bool Equals(object? obj) => Equals(obj as Filling);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var (slot, fragments) in _slots)
            {
                hash.Add(slot);
                foreach (var fragment in fragments)
                {
                    hash.Add(fragment);
                }
            }

            return hash.ToHashCode();
        }
    }

    private string Filled(string text, string slot, IReadOnlyList<Fragment> fragments)
    {
        var lines = new List<string>();
        var isFilled = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.Trim() != SlotMark + slot)
            {
                lines.Add(line);
                continue;
            }

            var indent = line[..^line.TrimStart().Length];
            lines.AddRange(fragments.Select(fragment => indent + fragment.Text));
            isFilled = true;
        }

        return isFilled ? string.Join('\n', lines) : throw new InvalidOperationException($"{Name} has no slot {slot}.");
    }

    private static (string Sql, IReadOnlyList<string> Parameters) Numbered(string text)
    {
        var names = new List<string>();
        var sql = PassedOverOrParameter()
            .Replace(
                text,
                found =>
                {
                    if (!found.Groups["name"].Success)
                    {
                        return found.Value;
                    }

                    var name = found.Groups["name"].Value;
                    if (!names.Contains(name))
                    {
                        names.Add(name);
                    }

                    return $"${names.IndexOf(name) + 1}";
                }
            );

        return (sql, names);
    }

    /// <summary>Literals, quoted names, comments and casts are passed over.</summary>
    [GeneratedRegex(
        @"'(?:[^']|'')*'|""[^""]*""|--[^\n]*|/\*.*?\*/|::|:(?<name>[a-z_][a-z0-9_]*)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PassedOverOrParameter();

    /// <summary>The keyword begins the statement or a step of it; a lock of rows waits like a write.</summary>
    [GeneratedRegex(
        @"(?<=^|\(\s*)(insert|update|delete|merge)\s|(?<=\s)for (no key update|update|key share|share)\b",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WritesItself();

    [GeneratedRegex("^-- writes: ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WritesByFunction();

    private static string WithoutLeadingComments(string source) =>
        string.Join(
                '\n',
                source
                    .ReplaceLineEndings("\n")
                    .Split('\n')
                    .SkipWhile(line => line.Length == 0 || line.StartsWith("--", StringComparison.Ordinal))
            )
            .TrimEnd();
}

/// <summary>
/// A constant piece of SQL for a slot. Made by an area's field catalogue alone, from a fixed table of column
/// expressions; values travel as parameters (tests/Contract/ArchitectureTests holds this).
/// </summary>
public sealed record Fragment(string Text);
