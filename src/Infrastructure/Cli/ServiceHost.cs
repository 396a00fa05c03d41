namespace Platform.Infrastructure.Cli;

/// <summary>An empty host with only what the service uses: half the start-up time of the default one.</summary>
internal static class ServiceHost
{
    private const string DefaultUrls = "http://localhost:5080";

    /// <param name="house">Settings and environment.</param>
    /// <param name="urls">Where to listen, when the command line says it.</param>
    /// <param name="isListening">Until then the host keeps quiet: a start that fails is told in one line by us.</param>
    public static WebApplicationBuilder Builder(HouseEnvironment house, string? urls, Func<bool> isListening)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "Platform",
                EnvironmentName = house.Name,
                ContentRootPath = house.ContentRoot,
            }
        );
        var configuration = house.Settings.Configuration;
        builder.Configuration.AddConfiguration(configuration);
        builder.UseSettings(house.Settings);
        builder.WebHost.UseKestrelCore().UseUrls(Readable(Given(urls) ?? Given(configuration["Urls"]) ?? DefaultUrls));
        if (configuration.GetSection("Kestrel").Exists())
        {
            // Certificates and the like, for a service without a reverse proxy.
            builder
                .WebHost.UseKestrelHttpsConfiguration()
                .ConfigureKestrel((context, kestrel) => kestrel.Configure(context.Configuration.GetSection("Kestrel")));
        }

        Logs.ForService(builder.Logging, house);
        builder.Logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host",
            level => isListening() && level >= LogLevel.Warning
        );
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);

        return builder;
    }

    /// <summary>What is no address at all is told before anything starts; whether one can be had, only the start tells.</summary>
    private static string Readable(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                if (BindingAddress.Parse(url).Scheme is "http" or "https")
                {
                    continue;
                }
            }
            catch (FormatException)
            {
                // Told below.
            }

            throw new CommandRefusedException(
                $"'{url}' is no address to listen on, such as http://localhost:5080. Choose another with --urls."
            );
        }

        return urls;
    }

    private static string? Given(string? urls) => string.IsNullOrWhiteSpace(urls) ? null : urls;
}
