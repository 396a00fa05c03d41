namespace Platform.Features.Chat;

/// <summary>The app behind a request: a trusted back end that acts for any of the app's users.</summary>
/// <param name="AppId">The tenant's number, in every statement.</param>
/// <param name="AppCode">Its app id as callers spell it.</param>
/// <param name="DefaultAvatarUrl">Shown for users without a picture of their own.</param>
public sealed record ChatApp(long AppId, string AppCode, string DefaultAvatarUrl) : Caller, ICaller<ChatApp>
{
    public override string LogName => AppCode;

    public override string LimitKey => "chat app " + AppCode;
}
