namespace Platform.Features.Casework;

/// <summary>How many letters two names differ by.</summary>
internal static class EditDistance
{
    /// <summary>Letters to insert, drop or replace; any number above <paramref name="most"/> stands for more than that.</summary>
    public static int Of(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var at = 1; at <= one.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var to = 1; to <= other.Length; to++)
            {
                var replaced = diagonal + (one[at - 1] == other[to - 1] ? 0 : 1);
                diagonal = row[to];
                row[to] = Math.Min(replaced, Math.Min(row[to], row[to - 1]) + 1);
            }
        }

        return row[^1];
    }
}
