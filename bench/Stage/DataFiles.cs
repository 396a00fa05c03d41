using Npgsql;

namespace Platform.Bench.Stage;

/// <summary>The bench's own statements, which are the files in Data/, on a database.</summary>
internal sealed class DataFiles(NpgsqlDataSource source)
{
    public static string Text(string file)
    {
        using var stream = typeof(DataFiles).Assembly.GetManifestResourceStream(file + ".sql")!;
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }

    /// <summary>A file of Data/, without its extension.</summary>
    public async Task Execute(string file, CancellationToken stop, params (string Name, object Value)[] args)
    {
        await using var command = Command(file, args);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The whole numbers of the only row.</summary>
    public async Task<long[]> Numbers(string file, CancellationToken stop, params (string Name, object Value)[] args)
    {
        await using var command = Command(file, args);
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);

        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetInt64)];
    }

    /// <summary>Rows of two whole numbers, the first of which is there once.</summary>
    public async Task<Dictionary<long, long>> Pairs(
        string file,
        CancellationToken stop,
        params (string Name, object Value)[] args
    )
    {
        await using var command = Command(file, args);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var pairs = new Dictionary<long, long>();
        while (await reader.ReadAsync(stop))
        {
            pairs.Add(reader.GetInt64(0), reader.GetInt64(1));
        }

        return pairs;
    }

    private NpgsqlCommand Command(string file, (string Name, object Value)[] args)
    {
        var command = source.CreateCommand(Text(file));
        foreach (var (name, value) in args)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
