namespace Platform.Tests.Features.Learning;

public sealed class WithdrawCertificateTests(IssuedRows api) : IClassFixture<IssuedRows>
{
    [Fact]
    public async Task The_number_says_so_and_nothing_is_printed_any_more()
    {
        const string print = "/api/v0/events/1/test/results/certificate/";
        (await api.Anna.Get(print)).Status.ShouldBe(200);

        var withdrawn = await Withdraw(1);

        await Verify(
            new[]
            {
                withdrawn,
                await Withdraw(1),
                await api.Anonymous.Get("/certificates/HP-2026-000001-7K3M9QXA", ("Accept", "application/json")),
                await api.Anonymous.Get("/certificates/HP-2026-000001-7K3M9QXA", ("Accept", "text/html")),
                await api.Anna.Get(print),
            }
        );
        (await api.Anna.Get(print)).Status.ShouldBe(404, "and no other is issued");
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Sofia.Post(IssuedRows.Path + "2/withdraw/"),
                await api.Sofia.Post(IssuedRows.Path + "99/withdraw/", """{"reason":"r"}"""),
                await api.Anna.Post(IssuedRows.Path + "2/withdraw/", """{"reason":"r"}"""),
                await api.Anonymous.Post(IssuedRows.Path + "2/withdraw/", """{"reason":"r"}"""),
            }
        );

    private Task<Exchange> Withdraw(long id) =>
        api.Sofia.Post($"{IssuedRows.Path}{id}/withdraw/", """{"reason":"Somebody else took the test."}""");
}
