using System.Globalization;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>A rule that the database keeps, in the words of who broke it: the fields of the body, not the rule's name.</summary>
internal static class BrokenRule
{
    /// <summary>What is unique together; of a single column the constraint's name tells which.</summary>
    private static readonly Dictionary<string, string[]> UniqueTogether = new(StringComparer.Ordinal)
    {
        ["calculated_indicator_component_key"] = ["indicator_id", "indicator_component_id", "calculation"],
        ["campaign_office_start_key"] = ["office_id", "start_date"],
        ["group_permission_key"] = ["group_id", "indicator_id"],
        ["indicator_to_tag_key"] = ["indicator_id", "indicator_tag_id"],
        ["region_name_key"] = ["office_id", "region_type_id", "name"],
        ["region_permission_key"] = ["user_id", "region_id", "read_write"],
        ["region_polygon_pkey"] = ["region_id"],
        ["user_group_key"] = ["user_id", "group_id"],
        ["user_permission_key"] = ["user_id", "auth_code"],
    };

    /// <summary>
    /// A foreign key without target is a wrong value of the one who writes it, and a conflict for the one who deletes
    /// what it points to; PostgreSQL names the table that holds the key in both cases.
    /// </summary>
    public static Refusal? Of(PostgresException refused, HttpContext context)
    {
        var sent = context.Features.Get<Submission>();

        return refused.SqlState switch
        {
            PostgresErrorCodes.ForeignKeyViolation
                when refused.TableName == context.GetEndpoint()?.Metadata.GetMetadata<WritesTable>()?.Table
                    && sent?.Mode is not WriteMode.Delete => new(
                RefusalKind.Invalid,
                OfReference(ColumnOf(refused, "_fkey"), sent),
                ErrorType.InvalidValue
            ),
            PostgresErrorCodes.ForeignKeyViolation => new(
                RefusalKind.Conflict,
                $"the row is still used by {refused.TableName}"
            ),
            PostgresErrorCodes.UniqueViolation => new(RefusalKind.Conflict, OfUnique(refused, sent)),
            PostgresErrorCodes.InvalidRegularExpression => new(
                RefusalKind.Invalid,
                $"{PatternsOf(context)}: {refused.MessageText}",
                ErrorType.InvalidValue
            ),
            PostgresErrorCodes.CheckViolation => OfCheck(refused.ConstraintName ?? ""),
            _ => null,
        };
    }

    private static string PatternsOf(HttpContext context) =>
        string.Join(", ", context.Request.Query.Keys.Where(name => name.EndsWith("regex", StringComparison.Ordinal)));

    private static string OfReference(string column, Submission? sent) =>
        $"{column}: there is no {(Shown(column, sent) is { } value ? $"row {value}" : "such row")}";

    private static string OfUnique(PostgresException refused, Submission? sent)
    {
        var columns = UniqueTogether.GetValueOrDefault(refused.ConstraintName ?? "") ?? [ColumnOf(refused, "_key")];
        var values = columns.Select(column => Shown(column, sent)).ToArray();
        var shown = values.Contains(null) ? "these values" : string.Join(", ", values);

        return $"{string.Join(", ", columns)}: another row has {shown}";
    }

    private static Refusal OfCheck(string constraint) =>
        constraint switch
        {
            "region_parent_acyclic" or "region_parent_not_itself" => new(
                RefusalKind.Invalid,
                "parent_region_id: a region cannot lie below itself, nor more than 64 levels deep",
                ErrorType.RegionCycle
            ),
            "indicator_tag_parent_acyclic" => new(
                RefusalKind.Invalid,
                "parent_tag_id: a tag cannot lie below itself",
                ErrorType.InvalidValue
            ),
            "calculated_indicator_component_acyclic" => new(
                RefusalKind.Invalid,
                "indicator_component_id: an indicator cannot be calculated from itself",
                ErrorType.InvalidValue
            ),
            "indicator_bound_ends_after_begin" => new(
                RefusalKind.Invalid,
                "mx_val: a range cannot end below its mn_val",
                ErrorType.InvalidValue
            ),
            "region_polygon_geometry_geojson" => new(
                RefusalKind.Invalid,
                "geometry: must be what GeoJSON calls a Polygon or MultiPolygon: rings of at least four positions, each "
                    + "[longitude, latitude] in degrees, the last like the first",
                ErrorType.InvalidValue
            ),
            "source_kept" => new(
                RefusalKind.Conflict,
                "source_name: data entry and datapoint_upload are the service's own, and keep their names"
            ),
            "campaign_ends_after_start" => new(
                RefusalKind.Invalid,
                "end_date: a campaign cannot end before its start_date",
                ErrorType.InvalidValue
            ),
            _ => new(RefusalKind.Invalid, $"{constraint}: the value is not allowed", ErrorType.InvalidValue),
        };

    /// <summary>The value that was sent for a column; null: none was.</summary>
    private static string? Shown(string column, Submission? sent) =>
        sent?.Values.GetValueOrDefault(column) switch
        {
            string text => $"'{text}'",
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>From region_office_id_fkey to office_id.</summary>
    private static string ColumnOf(PostgresException refused, string suffix)
    {
        var name = refused.ConstraintName ?? "";
        var from = refused.TableName?.Length + 1 ?? 0;

        return name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > from + suffix.Length
            ? name[from..^suffix.Length]
            : name;
    }
}
