namespace Platform.Tests.Features.Identity;

/// <summary>How the words of the header may stand apart.</summary>
public sealed class TokenSchemeTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("Token {0}", 200)]
    [InlineData("token   {0}", 200)]
    [InlineData("Token\t{0}", 200)]
    [InlineData("Token \t {0}\t", 200)]
    [InlineData("Token{0}", 401)]
    [InlineData("Token {0} {0}", 401)]
    [InlineData("Token {0}\tand more", 401)]
    public async Task Blanks_are_spaces_and_tabs(string header, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/organizations/");
        request.Headers.TryAddWithoutValidation("Authorization", string.Format(header, api.Bot.Token)).ShouldBeTrue();
        using var answer = await api.Anonymous.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
    }
}
