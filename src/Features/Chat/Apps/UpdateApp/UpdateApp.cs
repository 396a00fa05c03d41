using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary><c>chat app update</c>: another name, another default picture.</summary>
public sealed class UpdateApp : ICommandSlice
{
    private static readonly Statement Update = Statement.Of<UpdateApp>();

    private static readonly Argument<string> App = new("app-id");
    private static readonly Option<string> Name = new("--name") { Description = "For people" };
    private static readonly Option<string> DefaultAvatarUrl = new("--default-avatar-url")
    {
        Description = "The picture of users without one; empty: none",
    };

    public Command Declare() =>
        new Command("update", "Change an app's name or default picture") { App, Name, DefaultAvatarUrl }.Does(Handle);

    private static async Task Handle(CommandRun run)
    {
        var (app, name, picture) = (run.Get(App), run.Get(Name)?.Trim(), run.Get(DefaultAvatarUrl));
        if (name is { Length: 0 or > 255 })
        {
            throw new CommandRefusedException("A name has 1 to 255 letters.");
        }

        if (picture is { Length: > 0 } && !WebAddress.IsOne(picture))
        {
            throw new CommandRefusedException("--default-avatar-url takes an http or https address.");
        }

        if (
            await run.Database.Execute(
                Update,
                new
                {
                    app_code = app,
                    name,
                    default_avatar_url = picture,
                },
                run.Stop
            ) == 0
        )
        {
            throw new CommandRefusedException($"There is no app '{app}'.");
        }

        run.Output.Say($"'{app}' is changed.");
    }
}
