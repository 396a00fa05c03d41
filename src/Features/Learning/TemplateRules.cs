using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>A certificate template that an object refers to must be there.</summary>
public static class TemplateRules
{
    private const string Field = "certificate_template";

    private static readonly Statement IsKnown = Statement.Named("Learning/TemplateRules");

    /// <summary>Adds to what is wrong with a body.</summary>
    public static async Task Judge<T>(Database database, DrfRequest<T> body, CancellationToken stop)
        where T : class
    {
        if (body.Sent<long?>(Field) is { } id && !await database.One<bool>(IsKnown, new { id }, stop))
        {
            body.Refuse(Field, DrfField.NoObject(id));
        }
    }
}
