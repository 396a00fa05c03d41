namespace Platform.Features.Monitoring;

/// <summary>
/// The one rule set of the three maps: a text of documents means one of our rows, each text at most one; who says so
/// last is remembered.
/// </summary>
internal static class Maps
{
    private static readonly Column[] Columns =
    [
        new("source_object_id", FieldKind.Whole) { IsRequired = true },
        new("master_object_id", FieldKind.Whole) { IsRequired = true },
        Column.ServerSet("mapped_by_id", FieldKind.BigWhole),
        Column.ServerSet("created_at", FieldKind.Timestamp),
    ];

    public static FieldCatalogue FieldsOf(string table) =>
        new(
            new Field("id", FieldKind.Whole, $"{table}.id"),
            new Field("master_object_id", FieldKind.Whole, $"{table}.master_object_id") { Aliases = ["master_object"] },
            new Field("source_object_id", FieldKind.Whole, $"{table}.source_object_id") { Aliases = ["source_object"] },
            new Field("mapped_by_id", FieldKind.BigWhole, $"{table}.mapped_by_id") { Aliases = ["mapped_by"] },
            new Field("created_at", FieldKind.Timestamp, $"{table}.created_at")
        );

    public static Writer WriterOf<TSlice>(FieldCatalogue fields)
    {
        var holder = Statement.Of<TSlice>("Holder");

        return new(
            Statement.Of<TSlice>("Insert"),
            Statement.Of<TSlice>("Update"),
            Statement.Of<TSlice>("Delete"),
            fields,
            Columns
        )
        {
            Codes = ["upload_csv", "manage_system"],
            Holder = async (submission, database, stop) =>
            {
                var source_object_id = submission.Get<int>("source_object_id");
                var id = await database.OneOrNone<int?>(holder, new { source_object_id }, stop);

                return $"source_object_id: {source_object_id} is mapped already, by the map with the id {id}";
            },
        };
    }
}
