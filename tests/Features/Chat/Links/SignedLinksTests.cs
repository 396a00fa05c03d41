using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

public sealed class SignedLinksTests(SignedLinksTests.Published api) : IClassFixture<SignedLinksTests.Published>
{
    public sealed class Published : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Chat:PublicBaseUrl"] = "https://chat.example.com/";
    }

    private static readonly DateTimeOffset Now = new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_link_works_until_its_end_and_for_its_path_alone()
    {
        var links = api.Services.GetRequiredService<SignedLinks>();
        var link = await links.To("/a/b", new DefaultHttpContext().Request, Now.AddHours(1), default);

        link.ShouldStartWith("https://chat.example.com/a/b?expires=1795950000&sig=");
        (await links.Admits(RequestOf(link), Now, default)).ShouldBeTrue();
        (await links.Admits(RequestOf(link), Now.AddHours(2), default)).ShouldBeFalse();
        (await links.Admits(RequestOf(link.Replace("/a/b", "/a/c")), Now, default)).ShouldBeFalse();
        (await links.Admits(RequestOf(link.Replace("1795950000", "1795950001")), Now, default)).ShouldBeFalse();
        (await links.Admits(RequestOf(link[..^1]), Now, default)).ShouldBeFalse();
        (await links.Admits(RequestOf("https://chat.example.com/a/b"), Now, default)).ShouldBeFalse();
    }

    private static HttpRequest RequestOf(string link)
    {
        var address = new Uri(link);

        return new DefaultHttpContext
        {
            Request = { Path = address.AbsolutePath, QueryString = new QueryString(address.Query) },
        }.Request;
    }
}
