namespace Platform.Features.Casework;

/// <summary>
/// Records of a group: `/key/value` narrows what is found, several values of a key are separated by semicolons,
/// `/field/a;b` chooses what is answered, `/dimension/a/metric/b` counts instead. All that is found is answered, unless
/// `limit`, `offset` or `after` ask for a part.
/// </summary>
public sealed class ReadRecords : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var group in RecordGroup.All.Concat(StagedFields.Groups))
        {
            var casework = app.Casework();
            Documented(casework.MapGet($"{group}", Handle), group, "", $"List {group.Words}");
            Documented(casework.MapGet($"{group}/{{**clauses}}", Handle), group, ".clauses", $"Find {group.Words}")
                .WithMetadata(RecordDocument.Clauses(group));
            Documented(casework.MapGet($"{group}/id/{{id}}", Handle), group, ".id", $"Find {group.Words} by number")
                .WithMetadata(RecordDocument.Ids)
                .TellsItsTag();
            if (group == RecordGroup.Clients)
            {
                Documented(
                        casework.MapGet($"{group}/external_id/{{external_id}}", Handle),
                        group,
                        ".external_id",
                        $"Find {group.Words} by what the calling system calls them"
                    )
                    .WithMetadata(RecordDocument.ExternalIds);
            }
            else if (group.DictionaryTable == RecordGroup.DoneContacts.DictionaryTable)
            {
                Documented(
                        casework.MapGet($"{group}/referral/{{referral}}", Handle),
                        group,
                        ".referral",
                        $"Find {group.Words} of referrals"
                    )
                    .WithMetadata(RecordDocument.Referrals);
            }
        }
    }

    private static RouteHandlerBuilder Documented(
        RouteHandlerBuilder route,
        RecordGroup group,
        string name,
        string summary
    ) =>
        route
            .WithName($"Casework.ReadRecords.{group.Name}{name}")
            .WithMetadata(group)
            .WithSummary(summary)
            .WithMetadata([.. RecordDocument.Query, RecordDocument.List(group), .. RecordDocument.Headers])
            .WithMetadata(name == ".clauses" ? [RecordDocument.Counts(group)] : [])
            .WithExample(() => RecordDocument.ExampleList(group));

    private static Task<Results<RecordAnswer, QueryRefused>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        RecordReader reader,
        CancellationToken stop
    ) => reader.Read(group, context, caller, stop);
}
