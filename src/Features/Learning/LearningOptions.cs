using System.ComponentModel.DataAnnotations;
using System.Text;

namespace Platform.Features.Learning;

/// <summary>Section <c>Learning</c> of the settings.</summary>
public sealed class LearningOptions : IValidatableObject
{
    private const int ShortestKey = 32;

    /// <summary>Where callers reach the service, for links in answers and mails; empty: as the request says.</summary>
    public string PublicOrigin { get; set; } = "";

    /// <summary>Where <c>/media/</c> is read; empty: the public origin.</summary>
    public string MediaOrigin { get; set; } = "";

    /// <summary>Signs tokens and links; empty: one is made at the first start and kept in the database.</summary>
    public string JwtKey { get; set; } = "";

    /// <summary>Keys that sign no more, and still verify.</summary>
    public string[] PreviousJwtKeys { get; set; } = [];

    /// <summary>Life of an access token.</summary>
    [Range(1, 366 * 86400)]
    public int AccessTokenSeconds { get; set; } = 300;

    /// <summary>Life of a refresh token.</summary>
    [Range(1, 3660L * 86400)]
    public int RefreshTokenSeconds { get; set; } = 86400;

    /// <summary>Whether a log-in needs a confirmed address.</summary>
    public bool RequireConfirmedEmail { get; set; }

    /// <summary>Life of the link in a confirmation mail.</summary>
    [Range(1, 366 * 86400)]
    public int ConfirmationSeconds { get; set; } = 259200;

    /// <summary>Where a browser is sent after its confirmation; empty: it is answered JSON.</summary>
    public string ConfirmationRedirect { get; set; } = "";

    /// <summary>Life of the link in a mail to set a new password.</summary>
    [Range(1, 366 * 86400)]
    public int PasswordResetSeconds { get; set; } = 3600;

    /// <summary>In which times without an offset are meant, and all are shown: an IANA name.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Rows on a page where the caller says nothing.</summary>
    [Range(1, 100_000)]
    public int PageSize { get; set; } = 100;

    /// <summary>Rows on a page at most.</summary>
    [Range(1, 100_000)]
    public int LargestPageSize { get; set; } = 1000;

    /// <summary>The length of a unit of <c>test_time</c>.</summary>
    [Range(1, 86400)]
    public int TestTimeUnitSeconds { get; set; } = 60;

    /// <summary>How much later than its end a timed test is still taken.</summary>
    [Range(0, 86400)]
    public int TestGraceSeconds { get; set; } = 5;

    /// <summary>How long the address of somebody who registered without an account is kept; 0: for ever.</summary>
    [Range(0, 36600)]
    public int AddressDays { get; set; }

    public LearningUploadOptions Uploads { get; set; } = new();

    public LearningThrottleOptions Throttles { get; set; } = new();

    /// <summary>Of <see cref="TimeZone"/>.</summary>
    internal TimeZoneInfo Zone =>
        TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new($"'{TimeZone}' is no time zone that is known here", [nameof(TimeZone)]);
        }

        if (JwtKey.Length > 0 && Encoding.UTF8.GetByteCount(JwtKey) < ShortestKey)
        {
            yield return new($"a key has at least {ShortestKey} bytes", [nameof(JwtKey)]);
        }

        if (PreviousJwtKeys.Any(key => Encoding.UTF8.GetByteCount(key) < ShortestKey))
        {
            yield return new($"a key has at least {ShortestKey} bytes", [nameof(PreviousJwtKeys)]);
        }

        foreach (
            var (name, text) in new[]
            {
                (nameof(PublicOrigin), PublicOrigin),
                (nameof(MediaOrigin), MediaOrigin),
                (nameof(ConfirmationRedirect), ConfirmationRedirect),
            }
        )
        {
            if (
                text.Length > 0
                && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            )
            {
                yield return new($"'{text}' is no address such as https://learn.example.com", [name]);
            }
        }
    }
}

/// <summary>Section <c>Learning:Uploads</c>.</summary>
public sealed class LearningUploadOptions
{
    /// <summary>Of one file; larger ones are refused by field.</summary>
    [Range(1, 1L << 40)]
    public long MaxBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Of a body with files; larger ones get 413.</summary>
    [Range(1, 1L << 40)]
    public long MaxBodyBytes { get; set; } = 50 * 1024 * 1024;
}

/// <summary>Section <c>Learning:Throttles</c>: 0 switches a limit off.</summary>
public sealed class LearningThrottleOptions
{
    /// <summary>Off: none of these limits counts.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Log-ins a minute, by address and e-mail.</summary>
    [Range(0, int.MaxValue)]
    public int LogIns { get; set; } = 10;

    /// <summary>Log-ins and refreshes a minute, by address.</summary>
    [Range(0, int.MaxValue)]
    public int LogInsOfAddress { get; set; } = 60;

    /// <summary>Registrations and subscriptions an hour, by address: a lecture hall shares one.</summary>
    [Range(0, int.MaxValue)]
    public int Registrations { get; set; } = 300;

    /// <summary>Mails that are asked for an hour, by address: to confirm, or to set a new password.</summary>
    [Range(0, int.MaxValue)]
    public int Mails { get; set; } = 60;

    /// <summary>The same an hour, by address and e-mail.</summary>
    [Range(0, int.MaxValue)]
    public int MailsOfAddress { get; set; } = 5;

    /// <summary>Confirmations and new passwords a minute, by address.</summary>
    [Range(0, int.MaxValue)]
    public int Confirmations { get; set; } = 30;

    /// <summary>Results a minute, by person.</summary>
    [Range(0, int.MaxValue)]
    public int Results { get; set; } = 60;

    /// <summary>Everything else a minute, by person or address.</summary>
    [Range(0, int.MaxValue)]
    public int Requests { get; set; } = 1200;
}
