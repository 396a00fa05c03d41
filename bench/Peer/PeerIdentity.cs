using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Platform.Bench.Peer;

[Table("account", Schema = "identity")]
internal sealed class Account
{
    public long Id { get; set; }
    public bool IsActive { get; set; }
    public bool IsStaff { get; set; }
    public bool IsSuperuser { get; set; }
}

[Table("token", Schema = "identity")]
[PrimaryKey(nameof(Digest))]
internal sealed class Token
{
    public required byte[] Digest { get; set; }
    public long AccountId { get; set; }
    public DateTime? ExpiresAt { get; set; }
    public Account Account { get; set; } = null!;
}

/// <summary>The caller of Sync or Monitoring; anybody else is answered 401 before the handler runs.</summary>
internal sealed record Caller(long Id)
{
    public static async ValueTask<Caller?> BindAsync(HttpContext context)
    {
        var digest = Digest(Header.Of(context, "Authorization", "Token "));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var db = context.RequestServices.GetRequiredService<PeerContext>();

        return await db
                .Tokens.Where(token =>
                    token.Digest == digest
                    && (token.ExpiresAt == null || token.ExpiresAt > now)
                    && token.Account.IsActive
                )
                .Select(token => new Caller(token.AccountId))
                .FirstOrDefaultAsync(context.RequestAborted)
            ?? throw Header.Unknown();
    }

    public static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

internal static class Header
{
    /// <summary>What a header says after its scheme.</summary>
    public static string Of(HttpContext context, string name, string scheme = "") =>
        context.Request.Headers[name].ToString() is var value
        && value.Length > scheme.Length
        && value.StartsWith(scheme, StringComparison.Ordinal)
            ? value[scheme.Length..]
            : throw Unknown();

    public static BadHttpRequestException Unknown() => new("Nobody known", StatusCodes.Status401Unauthorized);
}

/// <summary>Times as an area's contract writes them, whole seconds in another way if it says so.</summary>
internal abstract class TimeFormat(string format, string? whole = null) : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(
            value.ToString(
                value.Ticks % TimeSpan.TicksPerSecond == 0 ? whole ?? format : format,
                CultureInfo.InvariantCulture
            )
        );
}
