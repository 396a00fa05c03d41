using System.Globalization;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>What the document says of a retired operation: since when, what takes its place, in which headers.</summary>
internal static class OpenApiRetirement
{
    public static void AddTo(OpenApiOperation operation, IEnumerable<object> metadata)
    {
        if (metadata.OfType<Retirement>().FirstOrDefault() is not { } retired)
        {
            return;
        }

        operation.Deprecated = true;
        string?[] sentences =
        [
            operation.Description,
            $"Retired on {Text(retired.Since)}" + (retired.Successor is { } name ? $": use `{name}`." : "."),
            retired.Sunset is { } day ? $"It may be gone from {Text(day)} on." : null,
        ];
        operation.Description = string.Join(' ', sentences.OfType<string>());

        // The refusals say it too; but those are described once for all operations.
        foreach (var answer in operation.Responses!.Values.OfType<OpenApiResponse>())
        {
            answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            foreach (var header in HeadersOf(retired))
            {
                answer.Headers[header.Name] = header.Header();
            }
        }
    }

    private static IEnumerable<AnswerHeader> HeadersOf(Retirement retired)
    {
        yield return new(0, Retirement.Header, "Since when the operation is retired (RFC 9745).")
        {
            Example = retired.SinceText,
        };
        if (retired.SunsetText is { } sunset)
        {
            yield return new(0, Retirement.SunsetHeader, "From when on it may be gone (RFC 8594).")
            {
                Example = sunset,
            };
        }

        yield return new(0, "Link", "Where to read about it, and its successor, where there is one.");
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
