using System.CommandLine;

namespace Platform.Features.Chat;

/// <summary>What the area adds to the command line: a slice per command.</summary>
public static class ChatCommands
{
    public static Command Chat() =>
        new("chat", "Apps of the Chat area")
        {
            new Command("app", "Apps: each is a tenant with users, rooms and secrets of its own")
            {
                new CreateApp().Declare(),
                new ListApps().Declare(),
                new UpdateApp().Declare(),
            },
            new Command("secret", "What an app's callers prove themselves with")
            {
                new AddSecret().Declare(),
                new ListSecrets().Declare(),
                new RevokeSecret().Declare(),
            },
            new Command("webhook", "Where an app is told what happens")
            {
                new AddWebhook().Declare(),
                new ShowWebhooks().Declare(),
                new RemoveWebhook().Declare(),
            },
        };
}
