using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Platform.Features.Chat;

internal sealed class ImportedUsers(RunImport.Claimed job, ChatImportOptions options) : ImportedRows
{
    private const int MostPasswordCharacters = 1024;

    private static readonly Statement StageRows = Statement.Named("Chat/ImportedUsers.Stage");
    private static readonly Statement SkipRows = Statement.Named("Chat/ImportedUsers.Skip");
    private static readonly Statement CheckRows = Statement.Named("Chat/ImportedUsers.Check");
    private static readonly Statement Plain = Statement.Named("Chat/ImportedUsers.Plain");
    private static readonly Statement Hashes = Statement.Named("Chat/ImportedUsers.Hashes");
    private static readonly Statement WriteRows = Statement.Named("Chat/ImportedUsers.Write");

    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> _hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordIterations })
    );

    /// <summary>Those in plain text, by row: they are never stored, also not on their way.</summary>
    private readonly Dictionary<int, string> _plain = [];

    private readonly object _import = new { id = job.Id, app_id = job.AppId };

    private sealed record User(
        int Number,
        string? Email,
        string? Name,
        string? AvatarUrl,
        string? Token,
        string? PasswordHash,
        string? Extras,
        bool? IsActive,
        string? CreatedAt,
        string? ErasedAt
    );

    public override Task Stage(Database database, IReadOnlyList<ImportRow> rows, CancellationToken stop)
    {
        var users = rows.Where(row => row.IsReadable).Select(Read).ToList();

        return database.Execute(
            StageRows,
            new
            {
                id = job.Id,
                row_numbers = users.ConvertAll(user => user.Number).ToArray(),
                emails = users.ConvertAll(user => user.Email).ToArray(),
                usernames = users.ConvertAll(user => user.Name).ToArray(),
                avatar_urls = users.ConvertAll(user => user.AvatarUrl).ToArray(),
                auth_tokens = users.ConvertAll(user => user.Token).ToArray(),
                password_hashes = users.ConvertAll(user => user.PasswordHash).ToArray(),
                extras = users.ConvertAll(user => user.Extras).ToArray(),
                are_active = users.ConvertAll(user => user.IsActive).ToArray(),
                created_at = users.ConvertAll(user => user.CreatedAt).ToArray(),
                erased_at = users.ConvertAll(user => user.ErasedAt).ToArray(),
            },
            stop
        );
    }

    public override async Task<long> Skip(Database database, CancellationToken stop) =>
        await database.Execute(SkipRows, _import, stop);

    public override async Task Check(Database database, ImportErrors errors, CancellationToken stop) =>
        errors.AddPage(await database.Page<ImportError>(CheckRows, _import, stop));

    /// <summary>On half of the cores, so that the others go on answering.</summary>
    public override async Task Prepare(Database database, CancellationToken stop)
    {
        var hashes = new ConcurrentDictionary<int, string>();
        await Parallel.ForEachAsync(
            await database.Many<int>(Plain, _import, stop), // not of those that were passed over
            new ParallelOptions
            {
                CancellationToken = stop,
                MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount / 2),
            },
            (row, _) =>
            {
                hashes[row] = _hasher.HashPassword(Nobody, _plain[row]);

                return ValueTask.CompletedTask;
            }
        );
        await database.Execute(
            Hashes,
            new
            {
                id = job.Id,
                row_numbers = hashes.Keys.ToArray(),
                password_hashes = hashes.Values.ToArray(),
            },
            stop
        );
    }

    public override Task<long> Write(Database transaction, DateTimeOffset now, CancellationToken stop) =>
        transaction.One<long>(
            WriteRows,
            new
            {
                id = job.Id,
                app_id = job.AppId,
                now,
            },
            stop
        );

    private User Read(ImportRow row) =>
        new(
            row.Number,
            row.UserId("Email"),
            row.Text("Name", 1, 255),
            row.Address("AvatarUrl"),
            row.Text("AuthenticationToken", 1, 255, isSecret: true),
            PasswordOf(row),
            row.Extras(),
            row.Flag("IsActive", true),
            row.Time(row.NameOf("CreateAt", "CreatedAt")),
            row.TimeIfAny("ErasedAt")
        );

    private string? PasswordOf(ImportRow row)
    {
        if (!row.Has("Password"))
        {
            row.Refuse("Password", "", "is required, and may be empty");

            return null;
        }

        if (row.Text("Password", 0, MostPasswordCharacters, isSecret: true) is not { Length: > 0 } password)
        {
            return "";
        }

        if (PortablePassword.Read(password) is { } hash)
        {
            return hash;
        }

        _plain[row.Number] = password;

        return null;
    }
}
