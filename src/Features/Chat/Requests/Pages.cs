namespace Platform.Features.Chat;

internal static class Pages
{
    /// <summary>How many come before a page, which may be any number from 1: far behind the last one is nothing.</summary>
    public static long Before(long page, long limit) =>
        page - 1 > long.MaxValue / limit ? long.MaxValue : (page - 1) * limit;
}
