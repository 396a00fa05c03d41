using System.Text.Json;

namespace Platform.Features.Chat;

internal sealed class ImportedRooms(RunImport.Claimed job) : ImportedRows
{
    private const string Single = "single";
    private const string Group = "group";
    private const int MostOptionBytes = 64 * 1024;

    private static readonly Statement StageRows = Statement.Named("Chat/ImportedRooms.Stage");
    private static readonly Statement SkipRows = Statement.Named("Chat/ImportedRooms.Skip");
    private static readonly Statement CheckRows = Statement.Named("Chat/ImportedRooms.Check");
    private static readonly Statement WriteRows = Statement.Named("Chat/ImportedRooms.Write");
    private static readonly Statement JoinRows = Statement.Named("Chat/ImportedRooms.Join");

    private readonly object _import = new { id = job.Id, app_id = job.AppId };

    private sealed record Room(
        int Number,
        string? UniqueId,
        string? Type,
        bool? IsChannel,
        string? Name,
        string? AvatarUrl,
        string? Options,
        string? Creator,
        string? Participants,
        string? CreatedAt
    );

    public override Task Stage(Database database, IReadOnlyList<ImportRow> rows, CancellationToken stop)
    {
        var rooms = rows.Where(row => row.IsReadable).Select(Read).ToList();

        return database.Execute(
            StageRows,
            new
            {
                id = job.Id,
                row_numbers = rooms.ConvertAll(room => room.Number).ToArray(),
                unique_ids = rooms.ConvertAll(room => room.UniqueId).ToArray(),
                types = rooms.ConvertAll(room => room.Type).ToArray(),
                are_channels = rooms.ConvertAll(room => room.IsChannel).ToArray(),
                names = rooms.ConvertAll(room => room.Name).ToArray(),
                avatar_urls = rooms.ConvertAll(room => room.AvatarUrl).ToArray(),
                options = rooms.ConvertAll(room => room.Options).ToArray(),
                creator_emails = rooms.ConvertAll(room => room.Creator).ToArray(),
                participant_emails = rooms.ConvertAll(room => room.Participants).ToArray(),
                created_at = rooms.ConvertAll(room => room.CreatedAt).ToArray(),
            },
            stop
        );
    }

    public override async Task<long> Skip(Database database, CancellationToken stop) =>
        await database.Execute(SkipRows, _import, stop);

    public override async Task Check(Database database, ImportErrors errors, CancellationToken stop) =>
        errors.AddPage(await database.Page<ImportError>(CheckRows, _import, stop));

    public override async Task<long> Write(Database transaction, DateTimeOffset now, CancellationToken stop)
    {
        var written = await transaction.One<long>(
            WriteRows,
            new
            {
                id = job.Id,
                app_id = job.AppId,
                now,
            },
            stop
        );
        await transaction.Execute(JoinRows, _import, stop);

        return written;
    }

    private static Room Read(ImportRow row)
    {
        var type = row.Choice("Type", [Single, Group]);

        return new(
            row.Number,
            row.Text("UniqueId", 1, 255),
            type,
            row.Flag("IsChannel", false),
            type == Group ? row.Text("Name", 1, 255) : "",
            row.Address("AvatarUrl"),
            OptionsOf(row),
            row.UserId("CreatorEmail"),
            ParticipantsOf(row, type),
            row.Time("CreatedAt")
        );
    }

    private static string? OptionsOf(ImportRow row)
    {
        var options = row.Text("Options", 0, MostOptionBytes);
        if (options is not null && System.Text.Encoding.UTF8.GetByteCount(options) > MostOptionBytes)
        {
            row.Refuse("Options", options, $"has more than {MostOptionBytes} bytes");
        }

        return options;
    }

    private static string? ParticipantsOf(ImportRow row, string? type)
    {
        if (row.Texts("ParticipantEmails") is not { } emails)
        {
            return null;
        }

        if (type == Single && emails.Count != 2)
        {
            row.Refuse("ParticipantEmails", "", "must be exactly 2 in a single room");
        }

        if (emails.Count > Membership.MostParticipants)
        {
            row.Refuse("ParticipantEmails", "", $"are more than {Membership.MostParticipants}");
        }

        return JsonSerializer.Serialize(emails);
    }
}
