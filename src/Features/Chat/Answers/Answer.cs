namespace Platform.Features.Chat;

/// <summary>Every success: 200, also where something was created.</summary>
public sealed record Answer<T>(T Results, int Status = StatusCodes.Status200OK);

public static class Answer
{
    public static Ok<Answer<T>> Of<T>(T results) => TypedResults.Ok(new Answer<T>(results));
}

/// <summary>Every refusal.</summary>
public sealed record Refused(Refused.Reason Error, int Status)
{
    public sealed record Reason(string Message, IReadOnlyList<string> DetailedMessages);
}
