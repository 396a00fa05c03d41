namespace Platform.Features.Identity;

/// <summary>Section <c>Demo</c> of the settings, in Development only.</summary>
public sealed class DemoOptions
{
    /// <summary>Of the demo accounts.</summary>
    public string Password { get; set; } = "";

    /// <summary>Text of the demo token, the same at each start so that examples can be pasted; none: no demo token.</summary>
    public string Token { get; set; } = "";
}
