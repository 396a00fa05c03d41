using System.Globalization;
using System.Text;

namespace Platform.Bench.Kills;

/// <summary>What became of the writes of a run, and how long they were held up.</summary>
internal sealed class KillReport(
    Writers writers,
    Search search,
    Receiver receiver,
    IReadOnlyList<CalmFigure> calm,
    IReadOnlyList<(string What, Recovery Recovery)> recoveries,
    (long Waiting, long GivenUp) open
)
{
    public KillOutcome Outcome
    {
        get
        {
            long[] told = [.. writers.Comments.Writes.Where(write => write.Value).Select(write => write.Key)];
            var untold = told.Count(number => !receiver.Told.ContainsKey(number));
            var text = new StringBuilder();
            Calm(text);
            Writes(text);
            text.AppendLine();
            Say(text, $"Work behind requests: {open.Waiting} waiting, {open.GivenUp} given up.");
            Say(
                text,
                $"Webhooks: {told.Length} comments acknowledged, {untold} not told, {receiver.Told.Values.Count(times => times > 1)} told more than once."
            );
            text.AppendLine();
            Kills(text);

            return new KillOutcome(
                search.Lost == 0
                    && search.Halves == 0
                    && open is { Waiting: 0, GivenUp: 0 }
                    && untold == 0
                    && calm.All(figure => figure.Wrong == 0),
                text.ToString()
            );
        }
    }

    private void Calm(StringBuilder text)
    {
        if (calm.Count == 0)
        {
            return;
        }

        text.AppendLine(
            """
            | before anything is killed | times | wrong |
            | --- | ---: | ---: |
            """
        );
        foreach (var figure in calm)
        {
            Say(text, $"| {figure.What} | {figure.Times} | {figure.Wrong} |");
        }

        text.AppendLine();
    }

    private void Writes(StringBuilder text)
    {
        text.AppendLine(
            """
            | write | requests | sent | acknowledged | found again | lost | by halves | not acknowledged, but there |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """
        );
        var all = writers
            .Kinds.Select(kind =>
            {
                var found = search.Of(kind);

                return (
                    kind.Name,
                    Counts: (long[])
                        [
                            kind.Requests,
                            kind.Writes.Count,
                            kind.Writes.Values.LongCount(acknowledged => acknowledged),
                            found.Again,
                            found.Lost.Count,
                            found.Halves.Count,
                            found.Unasked,
                        ]
                );
            })
            .ToList();
        all.Add(("all", [.. Enumerable.Range(0, 7).Select(column => all.Sum(kind => kind.Counts[column]))]));
        foreach (var (name, counts) in all)
        {
            Say(text, $"| {name} | {string.Join(" | ", counts)} |");
        }
    }

    private void Kills(StringBuilder text)
    {
        if (recoveries.Count == 0)
        {
            return;
        }

        text.AppendLine(
            """
            | killed | times | first write after (s): min | median | max | every kind after (s): min | median | max |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """
        );
        foreach (var kills in recoveries.GroupBy(one => one.What, one => one.Recovery, StringComparer.Ordinal))
        {
            double[] first = [.. kills.Select(one => one.First).Order()];
            double[] all = [.. kills.Select(one => one.All).Order()];
            Say(
                text,
                $"| {kills.Key} | {first.Length} | {first[0]:0.0} | {first[first.Length / 2]:0.0} | {first[^1]:0.0} | {all[0]:0.0} | {all[all.Length / 2]:0.0} | {all[^1]:0.0} |"
            );
        }
    }

    private static void Say(StringBuilder text, FormattableString line) =>
        text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
