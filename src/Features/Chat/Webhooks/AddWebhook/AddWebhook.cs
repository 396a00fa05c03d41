using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary><c>chat webhook add</c>: a webhook of an app, or a change of the one with the address.</summary>
public sealed class AddWebhook : ICommandSlice
{
    private static readonly Statement FindApp = Statement.Of<AddWebhook>();

    private static readonly Argument<string> App = new("app-id");
    private static readonly Argument<string> Url = new("url") { Description = "Where to send" };
    private static readonly Option<string[]> Event = new("--event")
    {
        Description = $"What it is told of, once for each: {string.Join(", ", WebhookEvents.All)}",
    };
    private static readonly Option<bool> Disabled = new("--disabled") { Description = "Send nothing for now" };
    private static readonly Option<bool> Rotate = new("--rotate")
    {
        Description = "Make a new secret; the old one signs beside it for 24 hours",
    };
    private static readonly Option<string> Secret = new("--secret")
    {
        Description = "A secret that the receiver already has; without it, a fresh one",
    };

    public Command Declare() =>
        new Command("add", "Add a webhook to an app, or change it, and print a new secret once")
        {
            App,
            Url,
            Event,
            Disabled,
            Rotate,
            Secret,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(string Url, bool Enabled, string Events, string Secret);

    private static async Task Handle(CommandRun run)
    {
        var options = run.House.Settings.Of<ChatOptions>("Chat").Webhook;
        run.House.Settings.CheckWhatWasRead();
        var (app, url) = (run.Get(App), run.Get(Url));
        if (options.Refuses(url) is { } problem)
        {
            throw new CommandRefusedException($"The address {problem}.");
        }

        var events = run.Get(Event) is { Length: > 0 } given ? given.Distinct().ToArray() : null;
        if (events?.Except(WebhookEvents.All).FirstOrDefault() is { } unknown)
        {
            throw new CommandRefusedException(
                $"There is no event '{unknown}', only {string.Join(", ", WebhookEvents.All)}."
            );
        }

        var appId =
            await run.Database.OneOrNone<long?>(FindApp, new { app_code = app }, run.Stop)
            ?? throw new CommandRefusedException($"There is no app '{app}'.");
        var saved =
            await Webhook.Save(
                run.Database,
                appId,
                url,
                !run.Get(Disabled),
                events,
                run.Get(Secret) is { } brought ? WebhookSecret.Checked(brought)
                    : run.Get(Rotate) ? WebhookSecret.New()
                    : null,
                options,
                run.Time.GetUtcNow(),
                run.Stop
            ) ?? throw new CommandRefusedException($"The address {Webhook.TooMany}.");

        run.Output.Print(new Response(saved.Url, saved.Enabled, string.Join(' ', saved.Events), saved.Secret));
    }
}
