using System.Net.Http.Headers;

namespace Platform.Tests.Features.Casework;

/// <summary>From a folder.</summary>
public sealed class GetUploadTests(UploadsApi api) : GetUploadCases(api), IClassFixture<UploadsApi>
{
    private readonly UploadsApi _api = api;

    [Fact]
    public async Task Not_found_as_it_is_sent() => await Verify(await _api.User.Get("/v2/clients/1/uploads/999"));
}

/// <summary>From a server that speaks the protocol of S3.</summary>
public sealed class GetUploadOfS3Tests(S3UploadsApi api) : GetUploadCases(api), IClassFixture<S3UploadsApi>;

public abstract class GetUploadCases(UploadsApi api)
{
    [Fact]
    public async Task As_an_attachment()
    {
        var upload = (await api.User.Upload("clients/1/uploads", [("Über uns.pdf", UploadCalls.Pdf)])).Json(201)[0]!;

        using var answer = await api.User.GetAsync($"/v2/clients/1/uploads/{upload["id"]}");

        ((int)answer.StatusCode).ShouldBe(200);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(UploadCalls.Pdf);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/pdf");
        answer.Content.Headers.ContentLength.ShouldBe(UploadCalls.Pdf.Length);
        answer
            .Content.Headers.GetValues("Content-Disposition")
            .ShouldBe(["attachment; filename=\"_ber uns.pdf\"; filename*=UTF-8''%C3%9Cber%20uns.pdf"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store");
    }

    [Theory]
    [InlineData("bytes=5-7", 206, "1.7")]
    [InlineData("bytes=9-", 206, "hello")]
    [InlineData("bytes=-5", 206, "hello")]
    [InlineData("bytes=100-", 416, "")]
    public async Task A_range_of_it(string range, int status, string part)
    {
        var id = await api.User.UploadPdf();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v2/clients/id/1/uploads/{id}");
        request.Headers.Range = RangeHeaderValue.Parse(range);

        using var answer = await api.User.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
        if (status == 206)
        {
            (await answer.Content.ReadAsStringAsync()).ShouldBe(part);
        }
    }

    [Fact]
    public async Task Where_it_is_not_it_is_404()
    {
        var id = await api.User.UploadPdf();

        (await api.User.Get($"/v2/clients/2/uploads/{id}")).Code().ShouldBe("not_found"); // of another person
        (await api.User.Get($"/v2/referrals/510/uploads/{id}")).Code().ShouldBe("not_found");
        (await api.Twin.Get($"/v2/clients/1/uploads/{id}")).Code().ShouldBe("not_found");
        (await api.Twin.Get($"/v2/clients/1001/uploads/{id}")).Code().ShouldBe("not_found");
        (await api.User.Get("/v2/clients/1/uploads/x")).Problems().ShouldBe(["bad_value 5 x integer"]);
    }

    [Fact]
    public async Task A_content_that_the_store_has_lost_is_502()
    {
        var id = await api.User.UploadPdf("%PDF-lost");
        await api.Database.Execute($"update casework.upload set storage_key = 'casework/10s7' where id = {id}");

        var answer = await api.User.Get($"/v2/clients/1/uploads/{id}");

        answer.Status.ShouldBe(502);
        answer.Code().ShouldBe("storage_unavailable");
    }
}
