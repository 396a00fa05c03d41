namespace Platform.Features.Learning;

/// <summary>A webinar that anyone may watch: no draft.</summary>
internal abstract class OpenWebinar
{
    private static readonly Statement IsThere = Statement.Named("Learning/OpenWebinar");

    public static Task<bool> Find(Database database, long webinarId, CancellationToken stop) =>
        database.One<bool>(IsThere, new { webinar_id = webinarId }, stop);
}
