namespace Platform.Infrastructure.Configuration;

/// <summary>Where the process runs: the environment's name, the folder of the settings, the settings themselves.</summary>
/// <param name="Name"><c>Development</c>, <c>Production</c> or a name of your own.</param>
/// <param name="ContentRoot">What relative paths in the settings are relative to.</param>
/// <param name="Settings">What the files and the environment's variables say.</param>
public sealed record HouseEnvironment(string Name, string ContentRoot, Settings Settings)
{
    private const string File = "appsettings.json";
    public bool IsDevelopment => Name == Environments.Development;

    public string? ConnectionString => Settings.Configuration.ConnectionTo(ConnectionNames.Platform);

    /// <summary>
    /// A section apart from the service's own reading, which goes on at the same time and tells the mistakes.
    /// </summary>
    public T Options<T>(string section)
        where T : class, new() => new Settings(Settings.Configuration).Of<T>(section);

    /// <summary>Files first, then the environment's variables. Nothing is watched: a change counts at the next start.</summary>
    public static HouseEnvironment Read()
    {
        var name =
            Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environments.Production;
        // Started from anywhere, the service still finds the settings beside its program.
        var here = Directory.GetCurrentDirectory();
        var root = System.IO.File.Exists(Path.Combine(here, File)) ? here : AppContext.BaseDirectory;
        try
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(root)
                .AddJsonFile(File, optional: true, reloadOnChange: false)
                .AddJsonFile($"appsettings.{name}.json", optional: true, reloadOnChange: false)
                .AddEnvironmentVariables("ASPNETCORE_")
                .AddEnvironmentVariables()
                .Build();

            var settings = new Settings(configuration);
            settings.KnowConnections();

            return new HouseEnvironment(name, root, settings);
        }
        catch (InvalidDataException unreadable)
        {
            throw new SettingsException([$"{unreadable.Message} {unreadable.GetBaseException().Message}"]);
        }
    }
}
