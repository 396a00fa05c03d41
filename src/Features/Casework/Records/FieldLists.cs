namespace Platform.Features.Casework;

/// <summary>What the metadata of a group say of its fields, whether its records are built in or an organisation's own.</summary>
internal static class FieldLists
{
    /// <summary>A field that can be chosen.</summary>
    /// <param name="Name">In paths, bodies and answers.</param>
    /// <param name="Label">For people.</param>
    /// <param name="Type">What it holds.</param>
    /// <param name="Dictionary">The path of its names below <c>/v2/dictionary/</c>.</param>
    /// <param name="Default">Whether it is there where nothing is chosen.</param>
    public sealed record SelectableField(string Name, string Label, string Type, string? Dictionary, bool Default);

    /// <summary>A field that narrows what is found.</summary>
    /// <param name="Name">In paths, bodies and answers.</param>
    /// <param name="Label">For people.</param>
    /// <param name="Type">What it holds.</param>
    /// <param name="Dictionary">The path of its names below <c>/v2/dictionary/</c>.</param>
    /// <param name="Range">Whether a value may be from,to.</param>
    /// <param name="Multiple">Whether there may be several values.</param>
    public sealed record FilterableField(
        string Name,
        string Label,
        string Type,
        string? Dictionary,
        bool Range,
        bool Multiple
    );

    /// <summary>A field that records can be counted by.</summary>
    /// <param name="Name">In paths, bodies and answers.</param>
    /// <param name="Label">For people.</param>
    /// <param name="Type">What it holds.</param>
    /// <param name="Dictionary">The path of its names below <c>/v2/dictionary/</c>.</param>
    public sealed record CountableField(string Name, string Label, string Type, string? Dictionary);

    public static Task<Results<Ok<List<SelectableField>>, QueryRefused>> ShowSelectable(
        Task<(CaseworkCatalogue?, QueryRefused?)> asked
    ) =>
        List(
            asked,
            field => field.Has(FieldUse.Select),
            field => new SelectableField(
                field.Name,
                field.Label,
                FieldTypes.NameOf(field.Type),
                field.Dictionary?.Path,
                field.Has(FieldUse.Default)
            )
        );

    public static Task<Results<Ok<List<FilterableField>>, QueryRefused>> ShowFilterable(
        Task<(CaseworkCatalogue?, QueryRefused?)> asked
    ) =>
        List(
            asked,
            field => field.Has(FieldUse.Filter),
            field => new FilterableField(
                field.Name,
                field.Label,
                FieldTypes.NameOf(field.Type),
                field.Dictionary?.Path,
                FieldTypes.HasRanges(field.Type),
                true
            )
        );

    public static Task<Results<Ok<List<CountableField>>, QueryRefused>> ShowDimensions(
        Task<(CaseworkCatalogue?, QueryRefused?)> asked
    ) => List(asked, field => field.IsDimension, Countable);

    public static Task<Results<Ok<List<CountableField>>, QueryRefused>> ShowMetrics(
        Task<(CaseworkCatalogue?, QueryRefused?)> asked
    ) => List(asked, field => field.Has(FieldUse.Count), Countable);

    public static async Task<Results<Ok<Dictionary<string, string>>, QueryRefused>> ShowFriendlyNames(
        Task<(CaseworkCatalogue?, QueryRefused?)> asked
    )
    {
        var (catalogue, refused) = await asked;

        return refused is not null
            ? refused
            : TypedResults.Ok(
                catalogue!
                    .Fields.Where(field => field.Has(FieldUse.Select))
                    .ToDictionary(field => field.Name, field => field.Label, StringComparer.Ordinal)
            );
    }

    private static async Task<Results<Ok<List<TShown>>, QueryRefused>> List<TShown>(
        Task<(CaseworkCatalogue?, QueryRefused?)> asked,
        Func<CatalogueField, bool> suits,
        Func<CatalogueField, TShown> show
    )
    {
        var (catalogue, refused) = await asked;

        return refused is not null ? refused : TypedResults.Ok(catalogue!.Fields.Where(suits).Select(show).ToList());
    }

    private static CountableField Countable(CatalogueField field) =>
        new(field.Name, field.Label, FieldTypes.NameOf(field.Type), field.Dictionary?.Path);
}
