namespace Platform.Tests.Support;

/// <summary>An answer with all its headers, for what is about those; held against the document as every other.</summary>
internal sealed record RawAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);

    public override string ToString() => $"{Status} {Body}";

    public static async Task<RawAnswer> Of(
        HttpClient caller,
        string method,
        string path,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await caller.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Documented.Complaints(answer, body).ShouldBeEmpty($"{method} {path}: {(int)answer.StatusCode} {body}");

        return new(
            (int)answer.StatusCode,
            body,
            answer
                .Headers.Concat(answer.Content.Headers)
                .ToDictionary(
                    header => header.Key,
                    header => string.Join(", ", header.Value),
                    StringComparer.OrdinalIgnoreCase
                )
        );
    }
}
