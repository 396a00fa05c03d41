namespace Platform.Features.Casework;

/// <summary>The files of a person or a referral that this caller may see, the newest first.</summary>
public sealed class ListUploads : ICarterModule
{
    private static readonly Statement Parent = Statement.Named("Casework/Uploads.Parent");
    private static readonly Statement Uploads = Statement.Of<ListUploads>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (group, path, name) in UploadDocument.Paths)
        {
            app.Casework()
                .MapGet(path, Handle)
                .OfUploads($"Casework.ListUploads.{name}", group)
                .WithSummary($"List the files of a {group.One}")
                .WithExample(response: UploadDocument.Example);
        }
    }

    private static async Task<Results<Ok<IReadOnlyList<Upload>>, Invalid, Missing>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        Database database,
        CancellationToken stop
    )
    {
        if (UploadPath.Read(group, context, out var refusal) is not { } path)
        {
            return refusal!.Kind is RefusalKind.NotFound ? new Missing(refusal) : new Invalid(refusal);
        }

        var args = Args.Of(caller, path);
        var uploads = await database.Many<Upload>(Uploads, args, stop);

        return uploads.Count > 0 || await database.One<bool>(Parent, args, stop)
            ? TypedResults.Ok(uploads)
            : new Missing();
    }
}
