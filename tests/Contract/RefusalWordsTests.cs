using System.Text;
using Microsoft.AspNetCore.Http;
using Platform.Infrastructure.Http;

namespace Platform.Tests.Contract;

/// <summary>Every area has a body, and words, for every kind of refusal, also for those that none of its routes gives yet.</summary>
public sealed class RefusalWordsTests(Api api) : IClassFixture<Api>
{
    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task No_kind_falls_through_to_that_of_a_bug(string name)
    {
        var area = House.Areas.Single(area => area.Name == name);
        var bug = await Body(area, RefusalKind.Internal);

        foreach (var kind in Enum.GetValues<RefusalKind>().Except([RefusalKind.Internal]))
        {
            var body = await Body(area, kind);

            body.ShouldNotBeEmpty();
            body.Replace($"{new Refusal(kind).Status}", "500").ShouldNotBe(bug, $"{kind}");
        }
    }

    [Theory]
    [InlineData(RefusalKind.BadGateway)]
    [InlineData(RefusalKind.Unavailable)]
    [InlineData(RefusalKind.StorageFull)]
    public async Task What_may_be_better_later_says_when_to_come_back(RefusalKind kind)
    {
        foreach (var area in House.Areas)
        {
            var context = Context(new MemoryStream());

            await area.Refuse(context, new Refusal(kind));

            context.Response.Headers.RetryAfter.ToString().ShouldBe("5", area.Name);
        }
    }

    private async Task<string> Body(Area area, RefusalKind kind)
    {
        using var body = new MemoryStream();
        await area.Refuse(Context(body), new Refusal(kind));

        return Encoding.UTF8.GetString(body.ToArray());
    }

    private DefaultHttpContext Context(Stream body)
    {
        var context = new DefaultHttpContext { RequestServices = api.Services, TraceIdentifier = "1" };
        context.Request.Method = "POST";
        context.Response.Body = body;

        return context;
    }
}
