namespace Platform.Tests.Contract.Authorization;

/// <summary>
/// Writes at the same time: two operations of an area's document, each twice, on the rows of their examples, so that
/// they meet. Whatever comes first, nobody is told that the service is broken or that others are in the way: no order
/// of locks differs from another's, and what goes between a look and a write is a refusal.
/// </summary>
internal static class Together
{
    private const int Times = 2;

    /// <param name="api">With the rows that the examples need.</param>
    /// <param name="area">Whose document is gone through.</param>
    /// <param name="caller">Who may do most.</param>
    /// <param name="share">One in so many pairs is tried, chosen by a fixed seed.</param>
    /// <param name="pathOf">Where an operation's example names rows that are not there: other ones.</param>
    public static async Task Of(
        Api api,
        string area,
        HttpClient caller,
        int share,
        Func<Operation, string>? pathOf = null
    )
    {
        var writes = (await Operation.Of(api, area))
            .Where(operation => operation.Method is not "GET" and not "HEAD" and not "OPTIONS")
            .ToArray();
        var random = new Random(9);
        var log = await ChangeLog.On(api.Database);
        var found = new List<string>();
        for (var first = 0; first < writes.Length; first++)
        {
            for (var second = first; second < writes.Length; second++)
            {
                if (random.Next(share) != 0)
                {
                    continue;
                }

                Operation[] pair = [writes[first], writes[second]];
                var answers = await Task.WhenAll(
                    Enumerable.Range(0, Times * pair.Length).Select(at => Send(pair[at % pair.Length]))
                );
                found.AddRange(
                    answers
                        .Where(answer => answer.Status >= 500)
                        .Select(answer => $"{pair[0].Route} beside {pair[1].Route}: {answer}")
                );
                if ((await log.Undo()).Count > 0)
                {
                    api.ForgetWhatIsKept();
                }
            }
        }

        found.ShouldBeEmpty(string.Join('\n', api.Log.Lines));

        Task<Exchange> Send(Operation operation) =>
            caller.Send(
                new HttpMethod(operation.Method),
                pathOf?.Invoke(operation) ?? operation.ExamplePath,
                operation.ExampleContent()
            );
    }
}
