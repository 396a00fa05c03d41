namespace Platform.Features.Chat;

/// <summary>A picture as old clients look for it: <c>{"avatar":{"url":"…"}}</c>.</summary>
public sealed record Picture(Picture.Address Avatar)
{
    public static Picture At(string url) => new(new Address(url));

    public sealed record Address(string Url);
}
