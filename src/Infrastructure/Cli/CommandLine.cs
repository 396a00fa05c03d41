namespace Platform.Infrastructure.Cli;

/// <summary>The commands of the service; without one it serves.</summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        await new Migrator(builder.Configuration.GetConnectionString("Platform")!).Up(default);
        var app = Program.Compose(builder, builder.Configuration.GetConnectionString("Platform")!);
        await app.RunAsync();

        return 0;
    }
}
