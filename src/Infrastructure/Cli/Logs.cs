using Microsoft.Extensions.Logging.Console;

namespace Platform.Infrastructure.Cli;

/// <summary>Where log lines go: a service's to standard output, a command's complaints to standard error.</summary>
internal static class Logs
{
    public static ILoggerFactory ForCommands() =>
        LoggerFactory.Create(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
            logging.Services.Configure<ConsoleLoggerOptions>(console =>
                console.LogToStandardErrorThreshold = LogLevel.Trace
            );
        });

    public static bool AreForPeople(HouseEnvironment house) =>
        !house.Options<Observability.RequestLogOptions>("RequestLog").Json;

    /// <summary>JSON lines where the request log is JSON, text for a person otherwise.</summary>
    public static void ForService(ILoggingBuilder logging, HouseEnvironment house)
    {
        logging.AddConfiguration(house.Settings.Configuration.GetSection("Logging"));
        if (!AreForPeople(house))
        {
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "O";
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss.fff ";
            });
        }
    }
}
