namespace Platform.Infrastructure.Mail;

/// <summary>Writes each mail as a file that mail programs open: for Development and tests.</summary>
public sealed class FolderMailer(MailOptions options, string folder) : IMailer
{
    public async Task Send(OutgoingMail mail, DateTimeOffset now, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        using var message = MailText.Of(mail, options, now);
        var path = Path.Combine(folder, $"{mail.Id}.eml");
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        await using (var file = File.Create(unfinished))
        {
            await message.WriteToAsync(file, stop);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
