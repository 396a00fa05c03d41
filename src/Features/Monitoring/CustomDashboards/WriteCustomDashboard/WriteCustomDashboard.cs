using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>Inserts a dashboard of the caller's; updates or deletes one, which its owner may and superusers.</summary>
public sealed class WriteCustomDashboard : ICarterModule
{
    private static readonly Writer Dashboards = new(
        Statement.Of<WriteCustomDashboard>("Insert"),
        Statement.Of<WriteCustomDashboard>("Update"),
        Statement.Of<WriteCustomDashboard>("Delete"),
        CustomDashboardFields.Catalogue,
        [
            new Column("title", FieldKind.Text) { IsRequired = true },
            new Column("description", FieldKind.Text) { MayBeEmpty = true, MaxLength = 1_000 },
            new Column("default_office_id", FieldKind.Whole) { IsNullable = true },
            new Column("dashboard_json", FieldKind.Json) { IsNullable = true },
            Column.ServerSet("owner_id", FieldKind.BigWhole),
        ]
    )
    {
        Codes = [],
    };

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>(
                "custom_dashboard",
                "custom_dashboard",
                nameof(WriteCustomDashboard),
                "Write a dashboard",
                Handle
            )
            .WithExample(
                """{"title":"Nigeria, campaign by campaign","default_office_id":1,"dashboard_json":"{\"charts\":[]}"}""",
                """{"objects":{"new_id":5},"meta":null,"error":null}"""
            );

    /// <param name="Title">Unique.</param>
    /// <param name="Description">At most 1,000 characters; empty when absent.</param>
    /// <param name="DashboardJson">A JSON value, or a text that holds one; empty text: null.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(
        string Title,
        string? Description = null,
        int? DefaultOfficeId = null,
        JsonElement? DashboardJson = null,
        string? Id = null
    );

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await Dashboards.Write(await Submission.Read(context, Dashboards.Columns), caller, context);
}
