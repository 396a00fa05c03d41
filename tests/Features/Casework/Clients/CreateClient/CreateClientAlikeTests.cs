namespace Platform.Tests.Features.Casework;

/// <summary>Who may be the same person as one that is made: an addition to the contract.</summary>
public sealed class CreateClientAlikeTests(SearchClientsTests.People api) : IClassFixture<SearchClientsTests.People>
{
    /// <summary>Whoever makes a person is told who may be the same one; nobody is kept from being made.</summary>
    [Theory]
    [InlineData("""{"surname":"Connor","first_name":"Zora"}""", null)]
    [InlineData("""{"surname":"Müller","first_name":"Zoe"}""", "3;likelihood=1")]
    [InlineData("""{"surname":"Ørsted Garcia","first_name":"Jose"}""", "103;likelihood=1")]
    [InlineData("""{"surname":"Garcia","first_name":"Joseph","date_of_birth":"1960-07-08"}""", "103;likelihood=0.94")]
    [InlineData("""{"surname":"Garcia","first_name":"Jose","date_of_birth":"1960-08-07"}""", "103;likelihood=0.8")]
    [InlineData(
        """{"surname":"O'Connor","first_name":"Bob","date_of_birth":"1975-12-01","postcode":"sw1a1aa"}""",
        "105;likelihood=0.75"
    )]
    [InlineData("""{"surname":"O'Connor","first_name":"Stephen","date_of_birth":"1931-01-01"}""", null)]
    [InlineData("""{"surname":"O'Connor"}""", null)]
    [InlineData("""{"surname":"O'Connor","date_of_birth":"1975-12-01"}""", "105;likelihood=1")]
    public async Task On_making_a_person_who_is_alike_is_told(string body, string? alike)
    {
        var (status, told) = await Made(api.User, body);

        status.ShouldBe(201);
        told.ShouldBe(alike);
    }

    [Fact]
    public async Task Who_is_not_visible_is_no_hint()
    {
        const string Samuel = """{"surname":"Taylor","first_name":"Samuel","date_of_birth":"1952-02-28"}""";

        (await Made(api.As(WritingApi.Blind), Samuel)).Alike.ShouldBeNull("the surname is hidden");
        ((await Made(api.As(WritingApi.OfType), Samuel)).Alike ?? "").ShouldNotContain("102;");
        (await Made(api.User, Samuel)).Alike!.ShouldContain("102;likelihood=1");
    }

    /// <summary>Who was made is gone again: nobody else's like.</summary>
    private async Task<(int Status, string? Alike)> Made(HttpClient caller, string body)
    {
        using var answer = await caller.PostAsync("/v2/clients", Exchanges.Body(body));
        await api.Database.Execute("delete from casework.client where id > 10000");

        return (
            (int)answer.StatusCode,
            answer.Headers.TryGetValues("Possible-Duplicates", out var values) ? values.Single() : null
        );
    }

    [Fact]
    public async Task As_it_is_sent() =>
        await Verify(await api.User.Post("/v2/clients", """{"surname":"Müller","first_name":"Zoe"}"""));
}
