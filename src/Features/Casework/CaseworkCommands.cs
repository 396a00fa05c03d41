using System.CommandLine;

namespace Platform.Features.Casework;

/// <summary>What the area adds to the command line: a slice per command.</summary>
public static class CaseworkCommands
{
    public static Command Casework() =>
        new("casework", "Organisations of the Casework area, who may call for them, and what they see")
        {
            new Command("org", "Organisations: each is a tenant") { new CreateOrg().Declare() },
            new Command("source", "The software of suppliers") { new CreateSource().Declare() },
            new Command("branch", "Branches of an organisation") { new CreateBranch().Declare() },
            new Command("project", "Projects of an organisation") { new CreateProject().Declare() },
            new Command("template", "Templates for referrals") { new CreateTemplate().Declare() },
            new Command("group", "Groups of users") { new CreateGroup().Declare() },
            new Command("user", "Users, who call through a source") { new CreateUser().Declare() },
            new Command("worker", "Support workers, who visit people") { new CreateWorker().Declare() },
            new Command("key", "What users prove themselves with")
            {
                new CreateKey().Declare(),
                new RevokeKey().Declare(),
            },
            new AllowSource().Declare(),
            new HideField().Declare(),
            new Command("dictionary", "Options of fields") { new SetDictionaryEntry().Declare() },
            new Command("extension", "Fields and records that an organisation adds by itself")
            {
                new CreateExtension().Declare(),
                new ExposeExtension().Declare(),
                new Command("field", "What records of extension databases hold")
                {
                    new AddExtensionField().Declare(),
                    new ExposeExtensionField().Declare(),
                    new SetExtensionOption().Declare(),
                },
            },
            new ShowCaller().Declare(),
        };
}
