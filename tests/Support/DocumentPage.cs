using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Platform.Tests.Support;

/// <summary>
/// A page of the documents whose shell blocks are run as a reader pastes them: from top to bottom, into one shell, beside
/// a service with the demo data of its first start. What a page shows (docs/testing.md, "Pages"):
/// <list type="bullet">
/// <item>the lines <c># …</c> right below a command are what it prints, in full; <c>…</c> in a line stands for any text,
/// a line that is nothing else for any lines;</item>
/// <item>a command without such lines may print what it likes, but each of its requests succeeds;</item>
/// <item>a block that begins with <c># Not tested: …</c> and a reason is left out.</item>
/// </list>
/// </summary>
public sealed partial class DocumentPage
{
    private const string NotTested = "# Not tested: ";

    /// <summary>Before what a command prints; on both streams, so that what stands on them can be told apart by command.</summary>
    private const char Mark = '\u001e';

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Takes line by line until they are a whole command, tells which lines these are, and runs it in this very shell.
    /// Lines keep their numbers of the page.
    /// </summary>
    private const string Shell = """
        dotnet() {
            [ "$1 $2" = 'run --' ] || { echo "The pages know 'dotnet run -- …' only." >&2; return 1; }
            command dotnet "$PLATFORM_DLL" "${@:3}"
        }
        mapfile -t __lines < "$PLATFORM_PAGE"
        __command= __first=0 __last=0
        for __line in "${__lines[@]}"; do
            __last=$((__last + 1))
            if [[ -z $__command && ( -z $__line || $__line == \#* ) ]]; then continue; fi
            [[ -n $__command ]] || __first=$__last
            __command+=$__line$'\n'
            if (eval "__is_whole() {"$'\n'"$__command}") 2> /dev/null; then
                printf '\036%s %s\n' "$__first" "$__last"
                printf '\036%s %s\n' "$__first" "$__last" >&2
                eval "$__command"
                __command=
            fi
        done
        [[ -z $__command ]] || { echo "line $__first begins a command that does not end" >&2; exit 1; }
        """;

    private readonly string[] _lines;

    private DocumentPage(string path)
    {
        Path = path;
        _lines = Repository.Read(path).Split('\n');
        Blocks = [.. BlocksOf(_lines)];
    }

    /// <summary>Below the root.</summary>
    public string Path { get; }

    /// <summary>What is between <c>```sh</c> and <c>```</c>, in order.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The pages that have a shell block.</summary>
    public static IReadOnlyList<DocumentPage> All { get; } =
    [
        .. Repository
            .Files("docs", "*.md")
            .Prepend("README.md")
            .Select(path => new DocumentPage(path))
            .Where(page => page.Blocks.Count > 0),
    ];

    public static DocumentPage Of(string path) => All.Single(page => page.Path == path);

    /// <summary>Programs that the commands of the page need.</summary>
    public IEnumerable<string> Programs =>
        new[] { "curl", "jq", "psql" }.Where(program =>
            Blocks.Any(block => block.IsRun && block.Script.Contains(program + " ", StringComparison.Ordinal))
        );

    /// <summary>Runs it; what it complains about, by line. Nothing where all is as the page says.</summary>
    /// <param name="folder">Where the page's commands make their files.</param>
    /// <param name="environment">Of a service on demo data, for the page's <c>dotnet run -- …</c>.</param>
    /// <param name="service">Where that service listens.</param>
    public async Task<IReadOnlyList<string>> Run(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        Uri service
    )
    {
        var lines = Enumerable.Repeat("", _lines.Length).ToArray();
        foreach (var at in Blocks.Where(block => block.IsRun).SelectMany(block => block.Lines))
        {
            lines[at - 1] = _lines[at - 1]
                .Replace("http://localhost:5080", service.ToString().TrimEnd('/'), StringComparison.Ordinal);
        }

        var outcome = await Paste(folder, environment, lines);
        var requests = PrintedBy(outcome.Errors);
        var complaints = PrintedBy(outcome.Output)
            .SelectMany(command =>
                Complaints(
                    command,
                    Shown(lines, command.Last),
                    requests.FirstOrDefault(told => told.First == command.First)?.Lines ?? []
                )
            )
            .ToList();
        if (outcome.ExitCode != 0)
        {
            complaints.Add($"{Path} ended with exit code {outcome.ExitCode}:\n{outcome.Output}\n{outcome.Errors}");
        }

        return complaints;
    }

    /// <summary>Runs the lines in a shell that stops where a command fails.</summary>
    private static async Task<Outcome> Paste(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        IEnumerable<string> lines
    )
    {
        var page = System.IO.Path.Combine(folder, ".page");
        await File.WriteAllLinesAsync(page, lines);
        // How each request went, on standard error; the pages' own -w comes before it.
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(folder, ".curlrc"),
            "write-out = \"%{stderr}\\n= %{http_code} %{method} %{url}\\n\"\n"
        );
        var start = new ProcessStartInfo("bash", ["-euc", Shell])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["CURL_HOME"] = folder;
        start.Environment["PLATFORM_PAGE"] = page;
        start.Environment["PLATFORM_DLL"] = System.IO.Path.Combine(AppContext.BaseDirectory, "Platform.dll");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEndAsync();
        var errors = shell.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await shell.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
        }

        return new Outcome(shell.HasExited ? shell.ExitCode : -1, await output, await errors);
    }

    private IEnumerable<string> Complaints(Command command, IReadOnlyList<string> shown, IEnumerable<string> told)
    {
        if (shown.Count == 0)
        {
            return told.Where(line => Request().Match(line) is { Success: true } request && !IsGood(request))
                .Select(line => $"{Path}:{command.First}: was answered {line}\n{string.Join('\n', command.Lines)}");
        }

        return Pattern(shown).IsMatch(string.Concat(command.Lines.Select(line => line + "\n")))
            ? []
            :
            [
                $"{Path}:{command.Last}: the page shows\n{string.Join('\n', shown)}\nand this was printed\n{string.Join('\n', command.Lines)}\n{string.Join('\n', told)}",
            ];
    }

    private static bool IsGood(Match request) => request.Groups["code"].Value[0] == '2';

    private static Regex Pattern(IEnumerable<string> shown) =>
        new(
            $@"\A{string.Concat(shown.Select(line => line == "…" ? "(?:[^\n]*\n)*" : string.Join("[^\n]*", line.Split('…').Select(Regex.Escape)) + "\n"))}\z",
            RegexOptions.None,
            TimeSpan.FromSeconds(10)
        );

    /// <summary>The lines <c># …</c> right below a line.</summary>
    private static IReadOnlyList<string> Shown(string[] lines, int last) =>
        [
            .. lines
                .Skip(last)
                .TakeWhile(line => line.StartsWith("# ", StringComparison.Ordinal))
                .Select(line => line[2..].TrimEnd()),
        ];

    /// <summary>What each command put on a stream, without blank lines.</summary>
    private static IReadOnlyList<Command> PrintedBy(string stream) =>
        [
            .. stream
                .Split(Mark)
                .Skip(1)
                .Select(part => part.Split('\n'))
                .Select(part => new Command(
                    int.Parse(part[0].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture),
                    int.Parse(part[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture),
                    [.. part.Skip(1).Select(line => line.TrimEnd()).Where(line => line.Length > 0)]
                )),
        ];

    private static IEnumerable<Block> BlocksOf(string[] lines)
    {
        var first = 0;
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at] == "```sh")
            {
                first = at + 1;
            }
            else if (lines[at] == "```" && first > 0)
            {
                yield return new Block(first + 1, lines[first..at]);
                first = 0;
            }
        }
    }

    /// <param name="FirstLine">Its number on the page.</param>
    /// <param name="Text">Its lines.</param>
    public sealed record Block(int FirstLine, IReadOnlyList<string> Text)
    {
        public bool IsRun => Reason is null;

        /// <summary>Why it is not run; null: it is.</summary>
        public string? Reason =>
            Text[0].StartsWith(NotTested, StringComparison.Ordinal) ? Text[0][NotTested.Length..] : null;

        public string Script => string.Join('\n', Text);

        public IEnumerable<int> Lines => Enumerable.Range(FirstLine, Text.Count);
    }

    /// <summary>The lines of a command on the page, and those that it printed.</summary>
    private sealed record Command(int First, int Last, IReadOnlyList<string> Lines);

    [GeneratedRegex("^= (?<code>[0-9]{3}) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Request();
}
