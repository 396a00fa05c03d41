using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Infrastructure.Http.Drf;

/// <summary>Bodies of single objects as they go over the wire, files among them.</summary>
public sealed class DrfBodiesTests(TrialApi api) : IClassFixture<TrialApi>
{
    private const string Path = "/library/shelf/";

    private HttpClient Reader => api.AsReader("blue");

    [Fact]
    public async Task Json_forms_and_multipart_are_read_alike()
    {
        var json = await Reader.Post(
            Path,
            """{"title":"Emma","bought":"2020-07-01T12:00","tags":["1",2],"price":"9.50","cover":null}"""
        );
        var form = await Reader.Send(
            HttpMethod.Post,
            Path,
            Exchanges.Form(
                ("title", "Emma"),
                ("bought", "2020-07-01T12:00"),
                ("tags", "1"),
                ("tags", "2"),
                ("price", "9.50"),
                ("cover", "")
            )
        );
        var multipart = await Reader.Send(
            HttpMethod.Post,
            Path,
            Parts(
                Text("title", "Emma"),
                Text("bought", "2020-07-01T12:00"),
                Text("tags", "1"),
                Text("tags", "2"),
                Text("price", "9.50"),
                Text("cover", "")
            )
        );

        json.Status.ShouldBe(200, json.Body);
        Given(json).ShouldBe("""{"title":"Emma","bought":"2020-07-01T10:00:00Z","tags":[1,2],"price":9.50}""");
        form.Body.ShouldBe(json.Body);
        multipart.Body.ShouldBe(json.Body);
    }

    [Fact]
    public async Task Files_are_spooled_and_kept()
    {
        var answer = await Reader.Send(
            HttpMethod.Post,
            Path,
            Parts(
                File("cover", "C:\\pictures\\é.png", "picture"),
                File("pages", "1.txt", "one"),
                Text("title", "Emma"),
                File("pages", "2.txt", "two!"),
                File("other", "3.txt", "nobody asked for it"),
                Text("bought", "2020-07-01T12:00Z")
            )
        );

        answer.Status.ShouldBe(200, answer.Body);
        var body = JsonNode.Parse(answer.Body)!;
        body["cover"]!.GetValue<string>().ShouldBe("é.png");
        body["pages"]!.ToJsonString().ShouldBe("""["1.txt text/plain 3","2.txt text/plain 4"]""");
        Given(answer).ShouldBe("""{"title":"Emma","bought":"2020-07-01T12:00:00Z","tags":[],"price":10}""");
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("picture"u8));
        await using var kept = await api.Services.GetRequiredService<IFileStore>().Open($"library/{digest}", default);
        using var text = new StreamReader(kept.ShouldNotBeNull());
        (await text.ReadToEndAsync()).ShouldBe("picture");
        await Eventually.Until(() => Spooled().Length == 0);
    }

    public static TheoryData<string, string, string> WrongFiles =>
        new()
        {
            { "cover", "", """{"cover":["The submitted file is empty."]}""" },
            { "cover", new string('x', 1001), """{"cover":["Ensure this file has at most 1000 bytes."]}""" },
            {
                "a name that is long.png",
                "x",
                """{"cover":["Ensure this filename has at most 10 characters (it has 23)."]}"""
            },
            { "/", "x", """{"cover":["No filename could be determined."]}""" },
        };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public async Task A_file_that_will_not_do_is_told_by_its_field(string name, string content, string body)
    {
        var answer = await Reader.Send(
            HttpMethod.Post,
            Path,
            Parts(File("cover", name, content), Text("title", "Emma"), Text("bought", "2020-07-01T12:00"))
        );

        answer.Status.ShouldBe(400);
        answer.Body.ShouldBe(body);
        await Eventually.Until(() => Spooled().Length == 0);
    }

    [Fact]
    public async Task Text_is_no_file()
    {
        const string NoFile = "The submitted data was not a file. Check the encoding type on the form.";

        var json = await Reader.Post(
            Path,
            """{"title":"E","bought":"2020-07-01T12:00","tags":[],"cover":"x","pages":["x"]}"""
        );
        var multipart = await Reader.Send(
            HttpMethod.Post,
            Path,
            Parts(Text("title", "E"), Text("bought", "2020-07-01T12:00"), Text("cover", "x"), Text("pages", "x"))
        );

        json.Body.ShouldBe($$"""{"cover":["{{NoFile}}"],"pages":["{{NoFile}}"]}""");
        multipart.Body.ShouldBe(json.Body);
    }

    [Fact]
    public async Task More_files_than_are_taken_are_told_and_not_dropped()
    {
        var three = await Send([.. Enumerable.Range(0, 3).Select(at => File("pages", $"{at}", "x"))]);
        var five = await Send([.. Enumerable.Range(0, 5).Select(at => File("pages", $"{at}", "x"))]);

        three.Body.ShouldBe("""{"pages":["Ensure this field has no more than 2 elements."]}""");
        five.Body.ShouldContain("Ensure that there are no more than 4 files.");

        Task<Exchange> Send(HttpContent[] pages) =>
            Reader.Send(
                HttpMethod.Post,
                Path,
                Parts([Text("title", "E"), Text("bought", "2020-07-01T12:00"), .. pages])
            );
    }

    /// <summary>A form's file field in which nothing was chosen says nothing; an empty text clears.</summary>
    [Theory]
    [InlineData("PATCH", null, "as it was")]
    [InlineData("PUT", null, "as it was")]
    [InlineData("PATCH", "", "none")]
    [InlineData("PATCH", "unchosen", "as it was")]
    public async Task A_file_stays_unless_it_is_cleared(string method, string? cover, string outcome)
    {
        List<HttpContent> parts = [Text("title", "Emma"), Text("bought", "2020-07-01T12:00")];
        if (cover is not null)
        {
            parts.Add(cover.Length == 0 ? Text("cover", "") : File("cover", "", ""));
        }

        var answer = await Reader.Send(new HttpMethod(method), Path + "1/", Parts([.. parts]));

        answer.Status.ShouldBe(200, answer.Body);
        JsonNode.Parse(answer.Body)!["cover"]!.GetValue<string>().ShouldBe(outcome);
    }

    /// <summary>In Warsaw the clock went from 2 to 3 on 29 March 2020 and from 3 to 2 on 25 October.</summary>
    [Theory]
    [InlineData("2020-01-15T12:00", "2020-01-15T11:00:00Z")]
    [InlineData("2020-10-25T02:30", "2020-10-25T00:30:00Z")]
    [InlineData("2020-10-25T02:30+01:00", "2020-10-25T01:30:00Z")]
    [InlineData("2020-03-29T02:30", """Invalid datetime for the timezone \"Europe/Warsaw\".""")]
    [InlineData("0001-01-01T00:00", "Datetime value out of range.")]
    public async Task Times_without_an_offset_are_of_the_areas_zone(string sent, string outcome)
    {
        var answer = await Reader.Post(Path, $$"""{"title":"E","tags":[],"bought":"{{sent}}"}""");

        answer.Body.ShouldContain(outcome);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_in_the_order_of_the_record()
    {
        var answer = await Reader.Post(
            Path,
            """{"pages":1,"price":-0.001,"tags":[true],"bought":"now","title":"a title that is too long\u0000"}"""
        );

        answer.Status.ShouldBe(400);
        answer.Body.ShouldBe(
            """
            {"title":["Ensure this field has no more than 20 characters.","Null characters are not allowed."],"bought":["Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."],"tags":["Incorrect type. Expected pk value, received bool."],"price":["Ensure that there are no more than 2 decimal places."],"pages":["The submitted data was not a file. Check the encoding type on the form."]}
            """
        );
    }

    [Theory]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nE",
        400
    )]
    [InlineData("multipart/form-data", "--x--\r\n", 400)]
    [InlineData("application/x-www-form-urlencoded", "title=%C9cole", 400)]
    [InlineData("application/json", "{", 400)]
    [InlineData("text/plain", "title", 415)]
    public async Task A_broken_body_is_told_in_one_sentence(string media, string body, int status)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", media);

        var answer = await Reader.Send(HttpMethod.Post, Path, content);

        answer.Status.ShouldBe(status);
        answer.Body.ShouldStartWith(
            status == 415 ? """{"detail":"Unsupported media type \"text/plain\" in request."}"""
            : media == "application/json" ? """{"detail":"JSON parse error - """
            : """{"detail":"Multipart form parse error - """
        );
    }

    /// <summary>The route takes 10,000 bytes, more than a file may have and fewer than the house takes.</summary>
    [Fact]
    public async Task A_body_beyond_the_routes_limit_is_413()
    {
        var answer = await Reader.Send(HttpMethod.Post, Path, Parts(File("cover", "a", new string('x', 10_000))));

        answer.Status.ShouldBe(413);
        await Eventually.Until(() => Spooled().Length == 0);
    }

    private string[] Spooled() => Directory.GetFiles(System.IO.Path.Combine(api.Files, ".incoming"));

    private static string Given(Exchange answer) => JsonNode.Parse(answer.Body)!["given"]!.GetValue<string>();

    private static MultipartFormDataContent Parts(params HttpContent[] parts)
    {
        var body = new MultipartFormDataContent("-----x");
        foreach (var part in parts)
        {
            body.Add(part);
        }

        return body;
    }

    private static StringContent Text(string name, string value) =>
        new(value) { Headers = { ContentType = null, ContentDisposition = Named(name) } };

    private static ByteArrayContent File(string name, string fileName, string content)
    {
        var disposition = Named(name);
        disposition.FileName = $"\"{fileName}\"";

        return new(Encoding.UTF8.GetBytes(content))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("text/plain"), ContentDisposition = disposition },
        };
    }

    private static ContentDispositionHeaderValue Named(string name) => new("form-data") { Name = $"\"{name}\"" };
}
