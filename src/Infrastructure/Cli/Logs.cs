using Microsoft.Extensions.Logging.Console;
using Platform.Infrastructure.Observability;

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

    public static bool AreForPeople(HouseEnvironment house) => !house.Options<RequestLogOptions>("RequestLog").Json;

    /// <summary>JSON lines where the request log is JSON, text for a person otherwise.</summary>
    public static void ForService(ILoggingBuilder logging, HouseEnvironment house)
    {
        logging.AddConfiguration(house.Settings.Configuration.GetSection("Logging"));
        if (!AreForPeople(house))
        {
            logging.AddConsole(console => console.FormatterName = JsonLines.FormatterName);
            logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
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
