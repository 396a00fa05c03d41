namespace Platform.Features.Chat;

/// <summary>The users whom a call names, in its order.</summary>
public sealed class KnownUsers
{
    private static readonly Statement Asked = Statement.Named("Chat/KnownUsers");

    private readonly IReadOnlyList<Row> _rows;

    private KnownUsers(IReadOnlyList<Row> rows) => _rows = rows;

    /// <summary>Each user once, however often and in whatever letter case the call names them.</summary>
    public IReadOnlyList<KnownUser> All =>
        [
            .. _rows
                .Where(row => row.Id is not null)
                .DistinctBy(row => row.Id)
                .Select(row => new KnownUser(row.Id!.Value, row.Email!, row.Username!, row.IsActive!.Value)),
        ];

    public long[] Ids => [.. All.Select(user => user.Id)];

    /// <summary>A sentence for each name that is nobody's.</summary>
    public IReadOnlyList<string> Unknown =>
        [.. _rows.Where(row => row.Id is null).Select(row => $"names nobody who is registered: {Shown.Of(row.Asked)}")];

    public KnownUser? Of(string? email) =>
        _rows.FirstOrDefault(row => row.Asked == email) is { Id: { } id } row
            ? new KnownUser(id, row.Email!, row.Username!, row.IsActive!.Value)
            : null;

    public static async Task<KnownUsers> Find(
        Database database,
        ChatApp app,
        IEnumerable<string?> emails,
        CancellationToken stop
    )
    {
        var asked = emails.OfType<string>().Distinct(StringComparer.Ordinal).ToArray();

        return new(
            asked.Length == 0 ? [] : await database.Many<Row>(Asked, new { app_id = app.AppId, emails = asked }, stop)
        );
    }

    private sealed record Row(string Asked, long? Id, string? Email, string? Username, bool? IsActive);
}

/// <summary>A registered user.</summary>
public sealed record KnownUser(long Id, string Email, string Username, bool IsActive);
