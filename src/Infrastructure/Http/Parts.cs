namespace Platform.Infrastructure.Http;

public static class PartsSetup
{
    /// <summary>All parts but the areas with <c>Areas:{Name}=false</c> in the settings.</summary>
    public static Part[] SwitchedOn(this Settings settings, IReadOnlyList<Part> parts)
    {
        var on = settings.SwitchedOn("Areas", [.. parts.OfType<Area>().Select(area => area.Name)]);

        settings.Skip(parts.Where(part => part is Area && !on.Contains(part.Name)).SelectMany(part => part.Sections));

        return [.. parts.Where(part => part is not Area || on.Contains(part.Name))];
    }

    /// <summary>What each part adds.</summary>
    public static void AddParts(this WebApplicationBuilder builder, IReadOnlyList<Part> parts)
    {
        foreach (var part in parts)
        {
            part.Add(builder);
        }
    }
}
