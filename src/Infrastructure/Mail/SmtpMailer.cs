using MailKit.Net.Smtp;

namespace Platform.Infrastructure.Mail;

/// <summary>Sends by SMTP, a connection for each mail: there are few, and none is kept waiting by another.</summary>
public sealed class SmtpMailer(MailOptions options) : IMailer
{
    public async Task Send(OutgoingMail mail, DateTimeOffset now, CancellationToken stop)
    {
        using var client = new SmtpClient
        {
            Timeout = (int)TimeSpan.FromSeconds(options.TimeoutSeconds).TotalMilliseconds,
        };
        using var message = MailText.Of(mail, options, now);
        await client.ConnectAsync(options.Host, options.Port, options.Sockets, stop);
        if (options.User.Length > 0)
        {
            await client.AuthenticateAsync(options.User, options.Password, stop);
        }

        await client.SendAsync(message, stop);
        await client.DisconnectAsync(quit: true, stop);
    }
}
