using MimeKit;
using MimeKit.Text;

namespace Platform.Infrastructure.Mail;

/// <summary>A mail as it goes over the wire: UTF-8, its header values one line each.</summary>
internal static class MailText
{
    public static MimeMessage Of(OutgoingMail mail, MailOptions options, DateTimeOffset now)
    {
        var from = MailboxAddress.Parse(options.From);

        var message = new MimeMessage(
            [from],
            [new MailboxAddress("", OneLine(mail.Recipient))],
            OneLine(mail.Subject),
            new TextPart(TextFormat.Plain) { Text = mail.Body }
        )
        {
            Date = now,
            MessageId = $"{OneLine(mail.Id)}@{from.Domain}",
        };
        if (mail.Unsubscribe is { } address)
        {
            // RFC 8058
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{OneLine(address)}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return message;
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
