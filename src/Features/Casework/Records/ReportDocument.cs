using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>What the OpenAPI document says of reports.</summary>
internal static class ReportDocument
{
    /// <summary>What counts are by: the dimension, and the metric where there is one.</summary>
    public static IEnumerable<OpenApiInput> By(RecordGroup group, int dimensions)
    {
        var (dimension, metric) = ExampleOf(group);
        yield return new OpenApiInput(
            "dimension",
            $"A field of `/v2/{group}/dimensions`; `day`, `week`, `month`, `quarter` and `year` are among them.",
            JsonSchemaType.String,
            ParameterLocation.Path
        )
        {
            Example = dimension,
        };
        if (dimensions == 2)
        {
            yield return new OpenApiInput(
                "metric",
                $"Another field of `/v2/{group}/metrics`.",
                JsonSchemaType.String,
                ParameterLocation.Path
            )
            {
                Example = metric,
            };
        }
    }

    /// <summary>Several segments of the path.</summary>
    public static OpenApiInput Clauses(RecordGroup group) =>
        new(
            "clauses",
            $"Several segments: `/key/value`, at most 10. The keys are those of `/v2/{group}/filterable_fields`.",
            JsonSchemaType.String,
            ParameterLocation.Path
        )
        {
            Example = group.Name switch
            {
                "clients" => "main_disability/7;9/blue_badge_holder/Y",
                "workers" => "active/Y",
                "relationships" => "carer/Y",
                _ => "date_active/2018-10-01,2018-10-31",
            },
        };

    public static string Example(RecordGroup group, int dimensions)
    {
        var (dimension, metric) = ExampleOf(group);
        var row = new JsonObject
        {
            [dimension] = dimension switch
            {
                "month" => "2018-10",
                "active" => "Y",
                _ => 1,
            },
        };
        if (dimensions == 2)
        {
            row[metric] = 2;
        }

        row["count"] = 3;

        return new JsonArray(row).ToJsonString();
    }

    private static (string Dimension, string Metric) ExampleOf(RecordGroup group) =>
        group.Name switch
        {
            "clients" => ("district", "gender"),
            "workers" => ("active", "district"),
            "relationships" => ("relationship", "client_gender"),
            "schedules" => ("month", "worker"),
            _ => ("month", "project"),
        };
}
