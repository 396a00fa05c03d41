using System.Text;
using Platform.Bench.Load;
using Platform.Bench.Stage;

namespace Platform.Bench.Rows;

/// <summary>Before anything is timed: both sides say the same, byte for byte.</summary>
internal static class Equality
{
    public static async Task Check(Site site, IEnumerable<EndpointRow> rows, CancellationToken stop)
    {
        using var floor = await Connection.Open(site.Floor.Port);
        using var service = await Connection.Open(site.Service.Port);
        foreach (var row in rows)
        {
            await row.Before(stop);
            foreach (var request in row.Requests)
            {
                var (wanted, got) = (await Answer(floor, request), await Answer(service, request));
                if (wanted != got)
                {
                    throw new InvalidOperationException(
                        $"{row.Name}: the service answers\n{Start(got)}\nbut the floor\n{Start(wanted)}"
                    );
                }
            }
        }
    }

    private static async Task<string> Answer(Connection connection, Request request)
    {
        using var body = new MemoryStream();
        var status = await connection.Exchange(request, body);

        return $"{status} {Encoding.UTF8.GetString(body.ToArray())}";
    }

    private static string Start(string text) => text.Length > 600 ? text[..600] : text;
}
