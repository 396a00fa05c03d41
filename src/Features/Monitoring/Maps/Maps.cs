namespace Platform.Features.Monitoring;

/// <summary>
/// The one rule set of the three maps: a text of documents means one of our rows, each text at most one; who says so
/// last is remembered. Whoever changes or deletes a map that has values must be allowed to write all of their regions,
/// for the next refresh moves them or takes them away.
/// </summary>
internal static class Maps
{
    public static Writer WriterOf<TSlice>(Resource resource)
    {
        var holder = Statement.Of<TSlice>("Holder");

        return Writer.Of<TSlice>(
            resource,
            codes: ["upload_csv", "manage_system"],
            async (submission, database, stop) =>
            {
                var source_object_id = submission.Get<int>("source_object_id");
                var id = await database.OneOrNone<int?>(holder, new { source_object_id }, stop);

                return $"source_object_id: {source_object_id} is mapped already, by the map with the id {id}";
            },
            forbidden: "this account may not map, or not write every region that has values through this map"
        );
    }
}
