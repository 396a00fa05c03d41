using Microsoft.AspNetCore.Builder;

namespace Platform.Tests.Features.Chat;

/// <summary>Readers that come and go while others write, on two nodes of one database.</summary>
public sealed class ResumingTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const int Writers = 100;
    private const int EachPosts = 10;
    private const int Rooms = 10;

    /// <summary>
    /// Ids are drawn in another order than that in which transactions commit, the more so with some that take their time;
    /// whoever resumes after an id must get what was committed later with a lower one.
    /// </summary>
    [Fact]
    public async Task Nothing_is_lost_and_nothing_comes_twice()
    {
        await using var second = await api.StartNode();
        HttpClient[] nodes = [api.Shop, Client(second)];
        var rooms = new List<long>();
        for (var number = 0; number < Rooms; number++)
        {
            rooms.Add(await api.Database.AddRoom($"race-{number}", 11, 12));
        }

        var beginning = await Listening.Ready(nodes[0], "?user_email=ann@x.y");
        await beginning.DisposeAsync();
        var steady = ReadAll(nodes[1], beginning.LastId!, mostAtOnce: int.MaxValue, nodes);
        var restless = ReadAll(nodes[0], beginning.LastId!, mostAtOnce: 20, nodes);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Write(nodes, rooms, writer)));

        var posted = await api.Database.Rows(
            "select id from chat.comment where unique_temp_id like 'race-%' order by id"
        );
        posted.Count.ShouldBe(Writers * EachPosts);
        foreach (var read in new[] { await steady, await restless })
        {
            read.Select(one => $"{one.Id}")
                .Order(StringComparer.Ordinal)
                .ShouldBe(posted.Order(StringComparer.Ordinal));
            foreach (var room in read.GroupBy(one => one.Room))
            {
                room.Select(one => one.Id)
                    .ShouldBeInOrder(SortDirection.Ascending, "a room's comments come in its order");
            }
        }
    }

    private HttpClient Client(WebApplication node)
    {
        var client = api.WithToken("unused", node);
        client.DefaultRequestHeaders.Authorization = null;
        client.DefaultRequestHeaders.TryAddWithoutValidation("QISCUS_SDK_SECRET", ChatApi.Secret);

        return client;
    }

    /// <summary>Half of them over HTTP, half in transactions that stay open for a while after the comment was written.</summary>
    private async Task Write(HttpClient[] nodes, List<long> rooms, int writer)
    {
        for (var number = 0; number < EachPosts; number++)
        {
            var (room, key) = (rooms[(writer + number) % rooms.Count], $"race-{writer}-{number}");
            if (writer % 2 == 0)
            {
                (
                    await nodes[writer / 2 % 2]
                        .Tell(
                            "post_comment",
                            $$"""{"sender_email":"ben@x.y","room_id":"{{room}}","message":"x","unique_temp_id":"{{key}}"}"""
                        )
                ).Status.ShouldBe(200);
            }
            else
            {
                await api.Database.Execute(
                    $$"""
                    with written as materialized (
                        select chat.append_comment(
                            1, {{room}}, 12, 'text', 'x', null, '{}', false, '{{key}}', null, true, array['post_comment'], now()
                        ) as it
                    )

                    select pg_sleep(random() * 0.02) from written where it is not null
                    """
                );
            }
        }
    }

    private static async Task<List<(long Id, long Room)>> ReadAll(
        HttpClient first,
        string lastId,
        int mostAtOnce,
        HttpClient[] nodes
    )
    {
        var random = new Random(7);
        var read = new List<(long, long)>();
        var node = first;
        while (read.Count < Writers * EachPosts)
        {
            await using var stream = await Listening.To(node, "?user_email=ann@x.y", lastId);
            for (var left = random.Next(1, mostAtOnce); left > 0 && read.Count < Writers * EachPosts; left--)
            {
                var (name, data) = (await stream.Next()).ShouldNotBeNull();
                lastId = stream.LastId!;
                if (name == "comment")
                {
                    read.Add(((long)data["id"]!, (long)data["room_id"]!));
                }
                else
                {
                    name.ShouldBe("ready");
                }
            }

            node = nodes[random.Next(nodes.Length)];
        }

        return read;
    }
}
