namespace Platform.Infrastructure.Cli;

/// <summary>The command cannot do what was asked; the message is the one line that a person reads.</summary>
public sealed class CommandRefusedException(string message) : Exception(message);
