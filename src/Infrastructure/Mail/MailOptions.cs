using System.ComponentModel.DataAnnotations;
using MailKit.Security;
using MimeKit;

namespace Platform.Infrastructure.Mail;

/// <summary>Section <c>Mail</c> of the settings.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>The SMTP server; empty: each mail becomes a file.</summary>
    public string Host { get; set; } = "";

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>
    /// <c>StartTls</c>: refused where the server cannot; <c>Ssl</c> from the first byte, usually on port 465; <c>None</c>:
    /// in the open.
    /// </summary>
    [AllowedValues("StartTls", "Ssl", "None", ErrorMessage = "must be StartTls, Ssl or None")]
    public string Security { get; set; } = "StartTls";

    /// <summary>Empty: the server asks for no log-in.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Who sends.</summary>
    public string From { get; set; } = "Platform <no-reply@localhost>";

    /// <summary>Where mails lie as <c>.eml</c> files without a server; relative to the folder of the settings.</summary>
    [Required]
    public string Folder { get; set; } = ".data/mail";

    /// <summary>How long the server may take for each of its answers.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 30;

    internal SecureSocketOptions Sockets =>
        Security switch
        {
            "Ssl" => SecureSocketOptions.SslOnConnect,
            "None" => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!MailboxAddress.TryParse(From, out _))
        {
            yield return new($"'{From}' is no address such as Learning <no-reply@example.com>", [nameof(From)]);
        }
    }
}
