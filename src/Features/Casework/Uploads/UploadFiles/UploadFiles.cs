using Platform.Infrastructure.Storage;

namespace Platform.Features.Casework;

/// <summary>Keeps files for a person or a referral: all of a request, or none.</summary>
public sealed class UploadFiles : ICarterModule
{
    /// <summary>A file that no row names by then is removed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private static readonly Statement Parent = Statement.Named("Casework/Uploads.Parent");
    private static readonly Statement Expect = Statement.Of<UploadFiles>(nameof(Expect));
    private static readonly Statement Insert = Statement.Of<UploadFiles>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (group, path, name) in UploadDocument.Paths)
        {
            app.Casework()
                .MapPost(path, Handle)
                .OfUploads($"Casework.UploadFiles.{name}", group)
                .TakesIdempotencyKey()
                .WithSummary($"Upload files for a {group.One}")
                .WithFiles(typeof(Upload[]), "UploadForm", UploadDocument.Body)
                .KeepsFiles()
                .WithMetadata(
                    new AnswerHeader(201, "Location", "Where the files are listed."),
                    new AnswerExample(201, UploadDocument.Example)
                )
                .WithExample(response: UploadDocument.Example);
        }
    }

    private static async Task<Results<Created<IReadOnlyList<Upload>>, Invalid, Missing, Conflicting>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        Database database,
        Spool spool,
        IFileStore store,
        CaseworkOptions options,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (UploadPath.Read(group, context, out var refusal) is not { } path)
        {
            return refusal!.Kind is RefusalKind.NotFound ? new Missing(refusal) : new Invalid(refusal);
        }

        if (!await database.One<bool>(Parent, Args.Of(caller, path), stop))
        {
            return new Missing();
        }

        if (!caller.UploadsEnabled)
        {
            return new Conflicting(
                new(RefusalKind.Conflict, "storage_not_configured", "The organisation does not keep files here.")
            );
        }

        var now = time.GetUtcNow();
        var form = await UploadForm.Read(context.Request, spool, options.Uploads, caller.Today(now), stop);
        if (await Keep(form, caller, database, store, now, stop) is { } unknown)
        {
            return new Invalid(unknown);
        }

        var files = form.Files.Select(file => file.File).ToList();
        var kept = await database.Many<Upload>(
            Insert,
            Args.Of(
                caller,
                path,
                new
                {
                    form.Name,
                    form.Description,
                    form.Date,
                    form.UserIds,
                    form.GroupIds,
                    filenames = files.Select(file => file.FileName).ToArray(),
                    content_types = form.Files.Select(file => file.Type).ToArray(),
                    sizes = files.Select(file => file.Content!.Length).ToArray(),
                    digests = files.Select(file => file.Content!.Digest).ToArray(),
                    storage_keys = KeysOf(form),
                    now,
                }
            ),
            stop
        );

        return kept.Count == 0
            ? new Missing() // meanwhile
            : TypedResults.Created($"{CaseworkArea.Prefix}/{group}/{path.ParentId}/uploads", kept);
    }

    /// <summary>
    /// Noted as not needed first: should this process end before the rows are there, the files are removed again.
    /// </summary>
    /// <returns>What is wrong with whom the files are for; nothing is kept then.</returns>
    private static async Task<CaseworkRefusal?> Keep(
        UploadForm form,
        CaseworkCaller caller,
        Database database,
        IFileStore store,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var unknown = await database.Apart.Many<string>(
            Expect,
            new
            {
                org_id = caller.OrgId,
                user_ids = form.UserIds,
                group_ids = form.GroupIds,
                storage_keys = KeysOf(form),
                run_at = now + Patience,
            },
            stop
        );
        if (unknown.Count > 0)
        {
            return new(
                RefusalKind.Invalid,
                "bad_reference",
                $"'{unknown[0]}' names somebody whom there is not.",
                [.. unknown.Order().Reverse().Select(field => new Problem("bad_reference") { Field = field })]
            );
        }

        foreach (var (file, _) in form.Files)
        {
            await store.Put(file.Content!.NameIn(CaseworkArea.Files), file.Content, stop);
        }

        return null;
    }

    private static string[] KeysOf(UploadForm form) =>
        [.. form.Files.Select(file => file.File.Content!.NameIn(CaseworkArea.Files))];
}
