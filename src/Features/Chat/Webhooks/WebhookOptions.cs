using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>Section <c>Chat:Webhook</c> of the settings.</summary>
public sealed class ChatWebhookOptions : IValidatableObject
{
    private static readonly int[] OverADay = [5, 30, 120, 600, 1800, 3600, 7200, 14400, 28800];

    /// <summary>What a posted comment is called in what is sent; some receivers expect <c>post_comment_rest</c>.</summary>
    [Required, MaxLength(100)]
    public string EventType { get; set; } = WebhookEvents.PostComment;

    /// <summary>A webhook that is added without saying which events gets system events too.</summary>
    public bool IncludeSystemEvents { get; set; }

    /// <summary>For one attempt, the connection included.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>The pauses between attempts; after the last one a delivery is dead. Empty: 5 s to 8 h, in all 16 h.</summary>
    public int[] RetrySeconds { get; set; } = [];

    /// <summary>False: only https.</summary>
    public bool AllowHttp { get; set; } = true;

    /// <summary>True: webhooks may be on this machine and in its network.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>How long delivered ones stay in the log.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 30;

    /// <summary>How long dead ones stay, which can be sent again.</summary>
    [Range(1, 3650)]
    public int KeepDeadDays { get; set; } = 365;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RetrySeconds.Length > 100 || RetrySeconds.Any(pause => pause is < 0 or > 604_800))
        {
            yield return new ValidationResult("takes up to 100 pauses of 0 to 604800 seconds", [nameof(RetrySeconds)]);
        }
    }

    /// <summary>A fifth more or less than configured, so that not all come at once; null: that was the last attempt.</summary>
    public TimeSpan? PauseAfter(int attempts)
    {
        var pauses = RetrySeconds.Length > 0 ? RetrySeconds : OverADay;

        return attempts > pauses.Length
            ? null
            : TimeSpan.FromSeconds(pauses[attempts - 1] * (0.8 + (Random.Shared.NextDouble() * 0.4)));
    }

    /// <summary>What a webhook that does not say otherwise is told of.</summary>
    public string[] DefaultEvents =>
        IncludeSystemEvents
            ? [WebhookEvents.PostComment, WebhookEvents.PostSystemEventMessage]
            : [WebhookEvents.PostComment];

    /// <summary>Why nothing may be sent there, as far as the address itself tells; null: it may.</summary>
    public string? Refuses(string url)
    {
        if (!WebAddress.IsOne(url) || new Uri(url) is not { UserInfo: "", Fragment: "" } address)
        {
            return $"must be an absolute http or https address of at most {WebAddress.MostCharacters} characters, without user and fragment";
        }

        if (!AllowHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            return "must be https: the setting Chat:Webhook:AllowHttp is false";
        }

        return !AllowPrivateNetworks && IsClosed(address)
            ? $"is no public address: {address.IdnHost}; the setting Chat:Webhook:AllowPrivateNetworks is false"
            : null;
    }

    /// <summary>A name is looked up when something is sent; this one is known.</summary>
    private static bool IsClosed(Uri address) =>
        System.Net.IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var ip)
            ? !PublicAddress.IsOne(ip)
            : address.IdnHost.TrimEnd('.') is var name
                && (
                    name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                    || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
                );
}
