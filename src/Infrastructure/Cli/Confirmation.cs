namespace Platform.Infrastructure.Cli;

/// <summary>Asks the person in front of the terminal before data goes.</summary>
internal static class Confirmation
{
    /// <summary>False where there is nobody to ask.</summary>
    public static bool Asked(string question)
    {
        if (Console.IsInputRedirected)
        {
            return false;
        }

        Console.Write($"{question} [y/N] ");

        return Console.ReadLine() is "y" or "yes";
    }
}
