namespace Platform.Features.Casework;

/// <summary>By which fields of names people are compared.</summary>
internal static class ComparedNames
{
    private static readonly string[] All = ["first_name", "middle_names", "known_as", "surname"];

    /// <summary>Those of them that the caller sees: what is hidden is not found out by asking for it.</summary>
    public static string[] Of(CaseworkCatalogue catalogue) => [.. All.Where(name => catalogue.Find(name) is not null)];
}
