using System.Globalization;
using System.Text.RegularExpressions;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Casework;

/// <summary>Files with what is said of them, or all that is wrong.</summary>
internal sealed partial class UploadForm
{
    private const int MostFiles = 10;
    private const int LongestName = 255;
    private const int LongestDescription = 2_000;
    private const int MostIds = 200;

    private readonly List<Problem> _problems = [];

    private UploadForm(IReadOnlyList<(UploadedFile File, string Type)> files) => Files = files;

    /// <summary>In the order of the body, with what they are.</summary>
    public IReadOnlyList<(UploadedFile File, string Type)> Files { get; }

    public string? Name { get; private set; }

    public string? Description { get; private set; }

    public DateOnly Date { get; private set; }

    public long[] UserIds { get; private set; } = [];

    public long[] GroupIds { get; private set; } = [];

    /// <summary>Reads the body to its end; what was spooled goes with the answer.</summary>
    /// <param name="request">Of a caller who may write here.</param>
    /// <param name="spool">Takes the files.</param>
    /// <param name="options">How large they may be.</param>
    /// <param name="today">Of documents that say nothing else.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="RefusedException">Anything is wrong with it.</exception>
    public static async Task<UploadForm> Read(
        HttpRequest request,
        Spool spool,
        CaseworkUploadOptions options,
        DateOnly today,
        CancellationToken stop
    )
    {
        if (!MultipartBody.Is(request))
        {
            throw new RefusedException(
                new CaseworkRefusal(
                    RefusalKind.UnsupportedMediaType,
                    "unsupported_media_type",
                    "Files come in multipart/form-data alone."
                )
            );
        }

        var limits = new UploadLimits(options.MaxBytes, MostFiles, options.MaxBodyBytes);
        var body = await MultipartBody.Read(request, spool, limits, stop);
        var form = new UploadForm(await Checked(body, options, stop)) { Date = today };
        form.Take(body);
        if (form._problems is [var first, ..])
        {
            throw new RefusedException(
                new CaseworkRefusal(RefusalKind.Invalid, first.Code, WordsOf(first), form._problems)
            );
        }

        return form;
    }

    /// <summary>The files with what they are.</summary>
    private static async Task<List<(UploadedFile, string)>> Checked(
        MultipartBody body,
        CaseworkUploadOptions options,
        CancellationToken stop
    )
    {
        if (body.PassedOver.Count > 0)
        {
            throw Refused(
                RefusalKind.BodyTooLarge,
                "too_many_files",
                $"A request has at most {MostFiles} files.",
                new Problem("too_many_files") { Limit = MostFiles, Given = MostFiles + body.PassedOver.Count }
            );
        }

        if (body.Files.FirstOrDefault(file => file.Content is null) is { } large)
        {
            throw Refused(
                RefusalKind.BodyTooLarge,
                "file_too_large",
                $"A file has at most {options.MaxBytes} bytes.",
                new Problem("file_too_large") { Field = large.Part, Limit = options.MaxBytes }
            );
        }

        var files = new List<(UploadedFile, string)>();
        foreach (var file in body.Files)
        {
            files.Add(
                (
                    file,
                    file.Content!.Length == 0
                        ? ""
                        : await UploadTypes.Of(file.FileName, file.Content.Path, stop)
                            ?? throw Refused(
                                RefusalKind.UnsupportedMediaType,
                                "file_type_not_allowed",
                                "Files of this kind are not kept, or the content is not what the name says.",
                                new Problem("file_type_not_allowed") { Field = file.Part, Expected = UploadTypes.Names }
                            )
                )
            );
        }

        return files;
    }

    private static RefusedException Refused(RefusalKind kind, string code, string words, Problem problem) =>
        new(new CaseworkRefusal(kind, code, words, problem));

    private void Take(MultipartBody body)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, text) in body.Fields)
        {
            if (!seen.Add(name))
            {
                Wrong("duplicate_clause", name);
            }
            else if (!Take(name, text.Trim().Normalize()))
            {
                Wrong("unknown_field", name);
            }
        }

        if (body.Files.Count == 0)
        {
            Wrong("missing_field", "file");
        }

        foreach (var file in body.Files)
        {
            if (file.Content!.Length == 0)
            {
                Wrong("empty_file", file.Part);
            }

            if (file.FileName.Length > LongestName)
            {
                Wrong("bad_value", file.Part, $"a file name of at most {LongestName} characters");
            }
        }
    }

    /// <summary>False: there is no such field.</summary>
    private bool Take(string name, string text)
    {
        switch (name)
        {
            case "user_visibility":
                UserIds = Ids(name, text);
                break;
            case "group_visibility":
                GroupIds = Ids(name, text);
                break;
            case "name":
                Name = Bounded(name, text, LongestName);
                break;
            case "description":
                Description = Bounded(name, text, LongestDescription);
                break;
            case "date" when text.Length == 0:
                break;
            case "date":
                Date = Day(text);
                break;
            default:
                return false;
        }

        return true;
    }

    private DateOnly Day(string text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Wrong("bad_value", "date", "YYYY-MM-DD");
        }

        return day;
    }

    private string? Bounded(string name, string text, int most)
    {
        if (text.Contains('\0') || text.EnumerateRunes().Count() > most)
        {
            Wrong("bad_value", name, $"text of at most {most} characters");
        }

        return text.Length == 0 ? null : text;
    }

    private long[] Ids(string name, string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var pieces = text.Split(',', StringSplitOptions.TrimEntries);
        if (pieces.Length > MostIds || !Array.TrueForAll(pieces, piece => Number().IsMatch(piece)))
        {
            Wrong("bad_value", name, $"at most {MostIds} numbers, separated by commas");

            return [];
        }

        return [.. pieces.Select(piece => long.Parse(piece, CultureInfo.InvariantCulture)).Distinct().Order()];
    }

    private void Wrong(string code, string field, string? expected = null) =>
        _problems.Add(new Problem(code) { Field = field.Length > 100 ? field[..100] : field, Expected = expected });

    private static string WordsOf(Problem problem) =>
        problem.Code switch
        {
            "duplicate_clause" => $"'{problem.Field}' is there twice.",
            "unknown_field" => $"There is no field '{problem.Field}' here.",
            "missing_field" => "There is no part with a file.",
            "empty_file" => $"The file in '{problem.Field}' is empty.",
            _ => $"The value of '{problem.Field}' is not right; expected: {problem.Expected}.",
        };

    [GeneratedRegex(@"\A[0-9]{1,18}\z", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
