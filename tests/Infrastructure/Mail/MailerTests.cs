using Platform.Infrastructure.Mail;

namespace Platform.Tests.Infrastructure;

/// <summary>Mails as a real server and a folder get them.</summary>
public sealed class MailerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);

    private static readonly OutgoingMail Mail = new(
        "test-7",
        "anna@example.org",
        "Підтвердіть адресу\r\nBcc: all@example.org",
        "Привіт!\n.\nhttps://example.org/a/b?c=d\n"
    );

    [Fact]
    public async Task Smtp()
    {
        await using var server = new SmtpServer();
        var options = new MailOptions
        {
            Host = "127.0.0.1",
            Port = server.Port,
            Security = "None",
            From = "Навчання <learn@example.org>",
        };

        await new SmtpMailer(options).Send(Mail, Now, default);

        ShouldBeTheMail(server.Mails.ShouldHaveSingleItem());
        server.Raw.Single().ShouldContain("Subject: =?utf-8?", Case.Insensitive);
        server.Raw.Single().ShouldNotContain("\r\nBcc:");
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_is_sent_nothing()
    {
        await using var server = new SmtpServer();
        var mailer = new SmtpMailer(new MailOptions { Host = "127.0.0.1", Port = server.Port });

        await Should.ThrowAsync<NotSupportedException>(() => mailer.Send(Mail, Now, default));

        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder()
    {
        var folder = Directory.CreateTempSubdirectory("platform-mail-").FullName;
        try
        {
            await new FolderMailer(new MailOptions { From = "Навчання <learn@example.org>" }, folder).Send(
                Mail,
                Now,
                default
            );

            var file = Directory.EnumerateFiles(folder).ShouldHaveSingleItem();
            Path.GetFileName(file).ShouldBe("test-7.eml");
            ShouldBeTheMail(await MimeKit.MimeMessage.LoadAsync(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void ShouldBeTheMail(MimeKit.MimeMessage mail)
    {
        mail.To.ToString().ShouldBe("anna@example.org");
        mail.From.Mailboxes.Single().Name.ShouldBe("Навчання");
        mail.Subject.ShouldBe("Підтвердіть адресу Bcc: all@example.org");
        mail.MessageId.ShouldBe("test-7@example.org");
        mail.Date.ShouldBe(Now);
        mail.TextBody!.ReplaceLineEndings("\n").ShouldBe(Mail.Body);
    }
}
