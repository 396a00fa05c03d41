using System.Text.Json.Nodes;
using Platform.Tests.Features.Chat;

namespace Platform.Tests.Infrastructure.Storage;

/// <summary>The network to the S3 server breaks in every way, and comes back.</summary>
public sealed class S3CutTests(S3CutTests.InBucket api) : IClassFixture<S3CutTests.InBucket>
{
    public sealed class InBucket : ChatApi
    {
        private readonly S3Server _server = new();

        public Gate Gate { get; private set; } = null!;

        protected override void Configure(IDictionary<string, string?> settings)
        {
            settings["Storage:S3Bucket"] = S3Server.Bucket;
            settings["Storage:S3Endpoint"] = $"http://127.0.0.1:{Gate.Port}";
            settings["Storage:S3AccessKey"] = "S3RVER";
            settings["Storage:S3SecretKey"] = "S3RVER";
            settings["Storage:S3PathStyle"] = "true";
            settings["Storage:S3TimeoutSeconds"] = "5";
        }

        protected override async Task Arrange(TestDatabase database)
        {
            Gate = new Gate((await _server.Address()).Port);
            await base.Arrange(database);
        }

        protected override async Task CleanUp()
        {
            if (Gate is not null)
            {
                await Gate.DisposeAsync();
            }

            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_was_answered_is_kept_and_what_was_not_is_not_told()
    {
        var kept = await Upload('a');
        kept.Status.ShouldBe(200);

        await Refused('b', api.Gate.Refuse);
        await Refused('c', api.Gate.Hang);
        await Refused('d', () => api.Gate.CutAfter(50_000)); // in the middle of the file
        await Refused('e', () => api.Gate.CutAnswerTo("PUT /")); // the server has it, and nobody knows
        api.Gate.Hang();
        (await Read(kept)).Status.ShouldBe(502);

        api.Gate.Open();
        foreach (var letter in "abcde")
        {
            var again = await Upload(letter);
            again.Status.ShouldBe(200);
            (await Read(again)).ShouldBe((200, new string(letter, 100_000)));
        }

        (await Read(kept)).Status.ShouldBe(200);
    }

    private async Task Refused(char letter, Action cut)
    {
        cut();
        var before = await Told();
        (await Upload(letter)).Status.ShouldBe(502);
        (await Told()).ShouldBe(before);
    }

    private Task<long> Told() => api.Database.Value<long>("select count(*) from chat.upload");

    private Task<Exchange> Upload(char letter) =>
        api.Shop.Send(
            HttpMethod.Post,
            "/api/v2/rest/upload",
            new MultipartFormDataContent("x")
            {
                {
                    new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(new string(letter, 100_000))),
                    "file",
                    "a.txt"
                },
            }
        );

    private async Task<(int Status, string Body)> Read(Exchange uploaded)
    {
        var url = new Uri((string)JsonNode.Parse(uploaded.Body)!["results"]!["file"]!["url"]!);
        using var answer = await api.Anonymous.GetAsync(new Uri(url.AbsolutePath, UriKind.Relative));

        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
