namespace Platform.Infrastructure.Mail;

public static class MailSetup
{
    /// <summary>The mailer of the settings; the outboxes are the areas'.</summary>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var options = builder.Options<MailOptions>("Mail");
        var folder = Path.GetFullPath(options.Folder, builder.Environment.ContentRootPath);

        builder.Services.AddSingleton<IMailer>(_ =>
            options.Host.Length > 0 ? new SmtpMailer(options) : new FolderMailer(options, folder)
        );
    }
}
