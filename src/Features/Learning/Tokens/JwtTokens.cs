using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Platform.Features.Learning;

/// <summary>What a token is for.</summary>
public enum TokenUse
{
    Access,
    Refresh,
}

/// <summary>What a token says, or why it says nothing.</summary>
/// <param name="UserId">Null: nobody that could be known.</param>
/// <param name="Wrong">Null: the token is good.</param>
/// <param name="MadeAt">In Unix seconds; null: it does not say.</param>
public sealed record ReadToken(long? UserId, string? Wrong, long? MadeAt = null);

/// <summary>Makes and checks tokens: HS256, with the claims that clients of the contract know.</summary>
public sealed class JwtTokens(SigningKeys keys, LearningOptions options, TimeProvider time)
{
    public const string Invalid = "Token is invalid or expired";
    private const int MostCharacters = 4096;

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = MostCharacters };

    /// <summary>A fresh token of an account.</summary>
    /// <param name="use">What for.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="validFrom">Older ones of the account count no more: it is none of them, though made in that second.</param>
    public async ValueTask<string> Make(
        TokenUse use,
        long accountId,
        CancellationToken stop,
        DateTime? validFrom = null
    )
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var life = use is TokenUse.Access ? options.AccessTokenSeconds : options.RefreshTokenSeconds;
        var payload = JsonSerializer.Serialize(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["token_type"] = Word(use),
                ["exp"] = now + life,
                ["iat"] = validFrom is { } from ? Math.Max(now, new DateTimeOffset(from).ToUnixTimeSeconds()) : now,
                ["jti"] = RandomNumberGenerator.GetHexString(32, lowercase: true),
                ["user_id"] = accountId,
            }
        );

        return Handler.CreateToken(
            payload,
            new SigningCredentials((await keys.All(stop))[0], SecurityAlgorithms.HmacSha256)
        );
    }

    /// <summary>Whether a token is one of ours, of this use, and not over.</summary>
    public async ValueTask<ReadToken> Read(TokenUse use, string token, CancellationToken stop)
    {
        var parameters = new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeys = await keys.All(stop),
            LifetimeValidator = (_, expires, _, _) => expires > time.GetUtcNow().UtcDateTime,
        };
        if (
            token.Length > MostCharacters
            || await Handler.ValidateTokenAsync(token, parameters)
                is not { IsValid: true, SecurityToken: JsonWebToken read }
        )
        {
            return new(null, Invalid);
        }

        return !read.TryGetPayloadValue<string>("token_type", out var type) ? new(null, "Token has no type")
            : type != Word(use) ? new(null, "Token has wrong type")
            : !read.TryGetPayloadValue<string>("jti", out _) ? new(null, "Token has no id")
            : new(UserIdOf(read), null, read.TryGetPayloadValue<long>("iat", out var madeAt) ? madeAt : null);
    }

    /// <summary>A number, or its digits as text.</summary>
    private static long? UserIdOf(JsonWebToken token) =>
        token.TryGetPayloadValue<object>("user_id", out var value)
        && long.TryParse(
            Convert.ToString(value, CultureInfo.InvariantCulture),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? id
            : null;

    private static string Word(TokenUse use) => use is TokenUse.Access ? "access" : "refresh";
}
