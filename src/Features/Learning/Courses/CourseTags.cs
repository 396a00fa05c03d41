using System.Globalization;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>The specializations of a course, in bodies and in the filter of the list.</summary>
public static class CourseTags
{
    private const string Field = "specializations";

    /// <summary>More in a query help nobody.</summary>
    private const int MostInQuery = 1000;

    private static readonly Statement Unknown = Statement.Named("Learning/CourseTags");

    /// <summary>Adds to what is wrong with a body: the first that is not there.</summary>
    public static async Task Judge<T>(Database database, DrfRequest<T> body, CancellationToken stop)
        where T : class
    {
        if (
            body.Sent<long[]>(Field) is { Length: > 0 } ids
            && await database.OneOrNone<long?>(Unknown, new { ids }, stop) is { } unknown
        )
        {
            body.Refuse(Field, DrfField.NoObject(unknown));
        }
    }

    /// <summary>Those of which a course must have one; null: any course will do. What is wrong is noted in the list.</summary>
    public static async Task<long[]?> Sought(
        Database database,
        HttpRequest request,
        DrfList list,
        CancellationToken stop
    )
    {
        var ids = new List<long>();
        foreach (var text in request.Query[Field].OfType<string>().Where(text => text.Length > 0).Take(MostInQuery))
        {
            if (!long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            {
                list.Refuse(Field, $"“{text}” is not a valid value.");

                return null;
            }

            ids.Add(id);
        }

        if (ids.Count == 0)
        {
            return null;
        }

        long[] sought = [.. ids];
        if (await database.OneOrNone<long?>(Unknown, new { ids = sought }, stop) is { } unknown)
        {
            list.Refuse(Field, $"Select a valid choice. {unknown} is not one of the available choices.");
        }

        return sought;
    }
}
