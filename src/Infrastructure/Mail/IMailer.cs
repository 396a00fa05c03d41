namespace Platform.Infrastructure.Mail;

/// <summary>A mail of plain text to one person.</summary>
/// <param name="Id">Tells the mail from any other of the house: sent twice it is one to whoever looks at it.</param>
/// <param name="Recipient">An address.</param>
/// <param name="Subject">One line; more are joined.</param>
/// <param name="Body">Text.</param>
/// <param name="Unsubscribe">Where mail programs unsubscribe the reader by one <c>POST</c>; null: nothing was subscribed to.</param>
public sealed record OutgoingMail(string Id, string Recipient, string Subject, string Body, string? Unsubscribe = null);

/// <summary>Hands mails on. Whoever sends has written them down before, and tries again.</summary>
public interface IMailer
{
    /// <summary>Returns when the mail has been taken; throws whatever went wrong.</summary>
    Task Send(OutgoingMail mail, DateTimeOffset now, CancellationToken stop);
}
