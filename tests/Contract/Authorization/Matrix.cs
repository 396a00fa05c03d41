using System.Globalization;

namespace Platform.Tests.Contract.Authorization;

/// <summary>A column of the table: somebody who calls every operation.</summary>
/// <param name="Name">At its head.</param>
/// <param name="Client">Sends the credentials.</param>
/// <param name="Hidden">What stands in rows that this caller may not see, and in nothing that is sent.</param>
public sealed record MatrixCaller(string Name, HttpClient Client, params string[] Hidden)
{
    /// <summary>Gets in nowhere where somebody has to be known.</summary>
    public bool IsNobody { get; init; }

    /// <summary>The number of the tenant whose rows alone may change; null: the area has none.</summary>
    public string? Tenant { get; init; }
}

/// <summary>
/// Who may do what: every operation of an area's document with every kind of caller, on the rows of its examples. After
/// each call all tables are looked at, and made again what they were before it. Whatever is refused, and whatever only
/// reads, has changed nothing; nobody sees or changes what is another's.
/// </summary>
internal static class Matrix
{
    /// <summary>
    /// No change of what anybody sees: when a token was last used, and the row at which the submissions of a person queue.
    /// </summary>
    private static readonly HashSet<string> Bookkeeping = ["update identity.token", "insert learning.participant"];

    /// <summary>Reading by their method, and by their contract not.</summary>
    private static readonly HashSet<string> WriteByGet =
    [
        "Chat.GetOrCreateChannel.get",
        "Chat.GetOrCreateRoomWithTarget.get",
    ];

    /// <summary>Keeps what the service does by itself out of the tables.</summary>
    public static void Still(IDictionary<string, string?> settings)
    {
        settings["Jobs:Enabled"] = "false";
        settings["Realtime:HeartbeatSeconds"] = "1";
        settings["Documents:AnswerWithinSeconds"] = "1";
    }

    /// <param name="api">With the rows that the examples need.</param>
    /// <param name="area">Whose document is gone through.</param>
    /// <param name="callers">The columns.</param>
    /// <param name="pathOf">Where an operation's example names rows that are not there: other ones.</param>
    /// <returns>The table of statuses; a star where something was changed.</returns>
    public static async Task<string> Of(
        Api api,
        string area,
        IReadOnlyList<MatrixCaller> callers,
        Func<Operation, string>? pathOf = null
    )
    {
        var operations = await Operation.Of(api, area);
        var log = await ChangeLog.On(api.Database);
        var before = await log.Digests();
        var rows = new List<string>();
        foreach (var operation in operations)
        {
            var path = pathOf?.Invoke(operation) ?? operation.ExamplePath;
            var cells = new List<string>();
            foreach (var caller in callers)
            {
                var answer = await caller.Client.Send(
                    new HttpMethod(operation.Method),
                    path,
                    operation.ExampleContent()
                );
                var undone = await log.Undo();
                var changed = undone.Where(line => !Bookkeeping.Contains(line)).ToList();
                Check(operation, caller, answer, changed, api);
                if (undone.Count > 0)
                {
                    api.ForgetWhatIsKept();
                }

                cells.Add((answer.Status.ToString(CultureInfo.InvariantCulture) + (changed.Count > 0 ? "*" : "")));
            }

            rows.Add(Row(cells, callers, operation.Route));
        }

        // What no trigger has seen was not taken back either.
        (await log.Digests()).ShouldBe(before);

        return $"""
            {operations.Count} operations, {callers.Count} callers, {operations.Count
                * callers.Count} calls; * changed rows

            {Row(callers.Select(caller => caller.Name), callers, "")}
            {string.Join('\n', rows)}
            """;
    }

    private static void Check(
        Operation operation,
        MatrixCaller caller,
        Exchange answer,
        IReadOnlyList<string> changed,
        Api api
    )
    {
        var what = $"{caller.Name}: {answer}\n{string.Join('\n', changed)}";
        answer.Status.ShouldBeLessThan(500, $"{what}\n{string.Join('\n', api.Log.Lines)}");
        if (answer.Status >= 400 || (operation.Method == "GET" && !WriteByGet.Contains(operation.Id!)))
        {
            changed.ShouldBeEmpty(what);
        }

        if (caller.IsNobody && operation.IsClosed)
        {
            answer.Status.ShouldBeOneOf([401, 403], what);
        }

        if (caller.Tenant is { } own)
        {
            changed.ShouldAllBe(line => line.Split(' ').Length < 3 || line.EndsWith($" {own}"), what);
        }

        foreach (var hidden in caller.Hidden)
        {
            answer.Body.ShouldNotContain(hidden, Case.Insensitive, what);
        }
    }

    private static string Row(IEnumerable<string> cells, IReadOnlyList<MatrixCaller> callers, string route) =>
        $"{string.Join("  ", cells.Zip(callers, (cell, caller) => cell.PadRight(Math.Max(caller.Name.Length, 4))))}  {route}".TrimEnd();
}
