using Microsoft.AspNetCore.Http;
using Platform.Infrastructure.Http;

namespace Platform.Tests.Infrastructure.Http;

public sealed class PageLinksTests
{
    [Theory]
    [InlineData(1_000, true)]
    [InlineData(2_000, false)]
    public void A_header_is_never_longer_than_proxies_take(int signs, bool isTold)
    {
        var context = new DefaultHttpContext
        {
            Request = { Method = "GET", QueryString = new QueryString($"?q={new string('a', signs)}") },
        };

        PageLinks.ByOffset(context, 0, 20, 100);

        (context.Response.Headers.Link.Count == 1).ShouldBe(isTold);
    }

    [Theory]
    [InlineData(0, 20, 20, null)]
    [InlineData(0, 0, 100, null)]
    [InlineData(0, 20, 0, null)]
    [InlineData(
        0,
        20,
        21,
        "<?q=a%20b&offset=0>; rel=\"first\", <?q=a%20b&offset=20>; rel=\"next\", <?q=a%20b&offset=20>; rel=\"last\""
    )]
    [InlineData(
        20,
        20,
        40,
        "<?q=a%20b&offset=0>; rel=\"first\", <?q=a%20b&offset=0>; rel=\"prev\", <?q=a%20b&offset=20>; rel=\"last\""
    )]
    [InlineData(
        5,
        20,
        40,
        "<?q=a%20b&offset=0>; rel=\"first\", <?q=a%20b&offset=0>; rel=\"prev\", <?q=a%20b&offset=25>; rel=\"next\", <?q=a%20b&offset=25>; rel=\"last\""
    )]
    [InlineData(
        1000,
        20,
        30,
        "<?q=a%20b&offset=0>; rel=\"first\", <?q=a%20b&offset=20>; rel=\"prev\", <?q=a%20b&offset=20>; rel=\"last\""
    )]
    [InlineData(
        long.MaxValue,
        long.MaxValue,
        3,
        "<?q=a%20b&offset=0>; rel=\"first\", <?q=a%20b&offset=0>; rel=\"prev\", <?q=a%20b&offset=0>; rel=\"last\""
    )]
    public void By_offset(long offset, long limit, long total, string? expected)
    {
        var context = Asked($"?q=a%20b&OFFSET={offset}");

        PageLinks.ByOffset(context, offset, limit, total);

        context.Response.Headers.Link.ToString().ShouldBe(expected ?? "");
    }

    [Theory]
    [InlineData(1, 20, 20, null)]
    [InlineData(1, 20, 21, "<?page=1>; rel=\"first\", <?page=2>; rel=\"next\", <?page=2>; rel=\"last\"")]
    [InlineData(2, 20, 21, "<?page=1>; rel=\"first\", <?page=1>; rel=\"prev\", <?page=2>; rel=\"last\"")]
    [InlineData(99, 20, 21, "<?page=1>; rel=\"first\", <?page=2>; rel=\"prev\", <?page=2>; rel=\"last\"")]
    public void By_number(long page, long limit, long total, string? expected)
    {
        var context = Asked($"?page={page}");

        PageLinks.ByNumber(context, page, limit, total);

        context.Response.Headers.Link.ToString().ShouldBe(expected ?? "");
    }

    [Fact]
    public void By_number_where_nobody_counts()
    {
        var (middle, only) = (Asked("?page=2"), Asked(""));

        PageLinks.ByNumber(middle, 2, hasMore: true);
        PageLinks.ByNumber(only, 1, hasMore: false);

        middle
            .Response.Headers.Link.ToString()
            .ShouldBe("<?page=1>; rel=\"first\", <?page=1>; rel=\"prev\", <?page=3>; rel=\"next\"");
        only.Response.Headers.Link.Count.ShouldBe(0);
    }

    [Fact]
    public void After_a_row()
    {
        var context = Asked("?page=7&room_id=a%2Cb&x=1");

        PageLinks.After(context, "last_comment_id", 12, "page");

        context.Response.Headers.Link.ToString().ShouldBe("<?room_id=a%2Cb&x=1&last_comment_id=12>; rel=\"next\"");
    }

    [Fact]
    public void What_was_sent_cannot_end_the_link()
    {
        var context = Asked("?q=>;rel=next,<x");

        PageLinks.After(context, "after", 1);

        context.Response.Headers.Link.ToString().ShouldBe("<?q=%3E;rel=next,%3Cx&after=1>; rel=\"next\"");
    }

    [Fact]
    public void What_was_asked_in_a_body_has_none()
    {
        var context = Asked("");
        context.Request.Method = HttpMethods.Post;

        PageLinks.After(context, "after", 1);

        context.Response.Headers.Link.Count.ShouldBe(0);
    }

    private static DefaultHttpContext Asked(string query) =>
        new() { Request = { Method = HttpMethods.Get, QueryString = new QueryString(query) } };
}
