using System.Text.Json;

namespace Platform.Features.Learning;

/// <summary>What is wrong with a token, in the words of simplejwt: a code beside the sentence, and maybe messages.</summary>
public sealed record TokenRefused : Refusal
{
    /// <summary>The challenge beside each of them.</summary>
    public const string Bearer = "Bearer realm=\"api\"";

    private const string NotValidCode = "token_not_valid";

    public static readonly TokenRefused BadHeader = new(
        "bad_authorization_header",
        "Authorization header must contain two space-delimited values"
    );
    public static readonly TokenRefused NoUser = new(
        NotValidCode,
        "Token contained no recognizable user identification"
    );
    public static readonly TokenRefused UserNotFound = new("user_not_found", "User not found");
    public static readonly TokenRefused UserInactive = new("user_inactive", "User is inactive");

    private TokenRefused(string code, string words)
        : base(RefusalKind.Unauthenticated)
    {
        (Code, Words, Challenge) = (code, words, Bearer);
    }

    /// <summary>About a token as access token; null: nothing is said of one.</summary>
    public string? Message { get; private init; }

    /// <summary>It is no access token that counts.</summary>
    public static TokenRefused NotAccess(string message) =>
        new(NotValidCode, "Given token not valid for any token type") { Message = message };

    /// <summary>It is no refresh token that counts.</summary>
    public static TokenRefused NotRefresh(string words) => new(NotValidCode, words);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("detail", Words);
        json.WriteString("code", Code);
        if (Message is not null)
        {
            json.WriteStartArray("messages");
            json.WriteStartObject();
            json.WriteString("token_class", "AccessToken");
            json.WriteString("token_type", "access");
            json.WriteString("message", Message);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
