using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>Three headers: the organisation, the software, the user. Checked in the contract's order, before the path is.</summary>
public sealed class KeyScheme(KeyCache keys) : CredentialScheme
{
    public const string Scheme = "CaseworkKeys";

    private const int LongestKey = 200;

    private static readonly (string Name, string Meaning)[] Headers =
    [
        ("Org", "The organisation, and whether its live or its training system."),
        ("Source", "The software that calls."),
        ("User", "The person for whom it calls; issued for one source."),
    ];

    public override string Name => Scheme;

    public override string Challenge => "ApiKeys realm=\"casework\"";

    public override IReadOnlyDictionary<string, OpenApiSecurityScheme> Describe() =>
        Headers.ToDictionary(
            header => header.Name,
            header => new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = header.Name,
                Description = header.Meaning,
            },
            StringComparer.Ordinal
        );

    public override async ValueTask<Proof> Prove(HttpContext context)
    {
        var sent = context.Request.Headers;
        var missing = Headers.Select(header => header.Name).Where(name => IsBlank(sent[name])).ToList();
        if (missing.Count > 0)
        {
            return Proof.Missing(KeyRefusals.Missing(missing));
        }

        foreach (var (name, _) in Headers)
        {
            if (!IsKey(sent[name]))
            {
                return KeyRefusals.Invalid(name);
            }
        }

        var (caller, refusal) = await keys.Find(
            sent["Org"].ToString().Trim(),
            sent["Source"].ToString().Trim(),
            sent["User"].ToString().Trim(),
            context.RequestAborted
        );

        return caller is null ? refusal!
            : !caller.MayWrite && Writes(context.Request.Method) ? KeyRefusals.ReadOnly
            : Proof.Of(caller);
    }

    private static bool IsBlank(Microsoft.Extensions.Primitives.StringValues values) =>
        values.All(string.IsNullOrWhiteSpace);

    /// <summary>Once, and nothing but visible ASCII.</summary>
    private static bool IsKey(Microsoft.Extensions.Primitives.StringValues values) =>
        values is [{ } value]
        && value.Trim() is { Length: <= LongestKey } key
        && !key.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static bool Writes(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);
}
