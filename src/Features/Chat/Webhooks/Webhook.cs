namespace Platform.Features.Chat;

/// <summary>Where an app is told what happens.</summary>
public sealed record Webhook
{
    /// <summary>The address, by which it is named.</summary>
    public required string Url { get; init; }

    /// <summary>False: nothing is sent; what was waiting goes out when it is enabled again.</summary>
    public bool Enabled { get; init; }

    /// <summary>What it is told of.</summary>
    public required string[] Events { get; init; }

    /// <summary>What signs; whole where it is new, else its last letters.</summary>
    public required string Secret { get; init; }

    /// <summary>Until then the secret before this one signs too.</summary>
    public DateTime? OldSecretUntil { get; init; }

    /// <summary>When it was added.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTime UpdatedAt { get; init; }

    /// <summary>Each costs a row for every event of the app.</summary>
    public const int MostOfAnApp = 20;

    public const string TooMany = "is one too many: an app has at most 20 webhooks";

    private static readonly Statement Saves = Statement.Named("Chat/Webhook.Save");

    /// <summary>As everybody may see it.</summary>
    public Webhook Masked() => this with { Secret = WebhookSecret.Masked(Secret) };

    /// <summary>Adds one, or changes the one with the address.</summary>
    /// <param name="database">Where it is kept.</param>
    /// <param name="appId">Of the app.</param>
    /// <param name="url">Its address.</param>
    /// <param name="isEnabled">Null: as it is, or enabled.</param>
    /// <param name="events">Null: as they are, or what the settings say.</param>
    /// <param name="secret">A new one in the place of the present one; null: it stays.</param>
    /// <param name="options">Of webhooks.</param>
    /// <param name="now">The time.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>With its secret, if that is new; null: there are too many.</returns>
    public static async Task<Webhook?> Save(
        Database database,
        long appId,
        string url,
        bool? isEnabled,
        string[]? events,
        string? secret,
        ChatWebhookOptions options,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var newSecret = secret ?? WebhookSecret.New();
        var saved = await database.OneOrNone<Webhook>(
            Saves,
            new
            {
                app_id = appId,
                url,
                secret = newSecret,
                has_new_secret = secret is not null,
                events,
                default_events = options.DefaultEvents,
                is_enabled = isEnabled,
                old_secret_until = now + WebhookSecret.Grace,
                most = MostOfAnApp,
                now,
            },
            stop
        );

        return saved?.Secret == newSecret ? saved : saved?.Masked();
    }
}

/// <param name="Webhook">The webhook.</param>
public sealed record WebhookAnswered(Webhook Webhook);
