using static Platform.Features.Casework.FieldUse;

namespace Platform.Features.Casework;

/// <summary>The fields of planned visits.</summary>
internal static class ScheduleFields
{
    private const string ClientJoin =
        "inner join casework.client on client.org_id = schedule.org_id and client.id = schedule.client_id";

    public static readonly IReadOnlyList<CatalogueField> All =
    [
        new("id", "Id", FieldType.Id, "schedule.id", Default | Filter),
        new("worker", "Support worker", FieldType.Reference, "schedule.worker_id", Default | Filter | Count)
        {
            Dictionary = FieldDictionary.Worker,
        },
        new("client", "Client", FieldType.Reference, "schedule.client_id", Default | Filter)
        {
            Dictionary = FieldDictionary.Client,
        },
        new("project", "Project", FieldType.Option, "schedule.project_id", Default | Filter | Count)
        {
            Dictionary = FieldDictionary.Project,
        },
        new("branch", "Branch", FieldType.Option, "schedule.branch_id", Select | Filter | Count)
        {
            Dictionary = FieldDictionary.Branch,
        },
        new("plan", "Plan", FieldType.Integer, "schedule.plan_id", Select | Filter),
        new("start_date", "Start", FieldType.DateTime, "schedule.start_date", Default),
        new("end_date", "End", FieldType.DateTime, "schedule.end_date", Default),
        new("date", "Date", FieldType.Date, "schedule.start_date::date", Select | Filter | Count)
        {
            Filter = new("schedule.start_date") { IsTimeByDay = true },
        },
        new("date_active", "Active", FieldType.Date, "", Filter)
        {
            Filter = new("schedule.start_date") { IsTimeByDay = true },
        },
        new("actual_start_date", "Actual start", FieldType.DateTime, "schedule.actual_start_date", Default | Write)
        {
            Column = "actual_start_date",
        },
        new("actual_end_date", "Actual end", FieldType.DateTime, "schedule.actual_end_date", Default | Write)
        {
            Column = "actual_end_date",
        },
        new("status", "Status", FieldType.Code, "schedule.status", Default | Filter | Count | Write | Kept)
        {
            Column = "status",
            Dictionary = FieldDictionary.OfCodes("schedules/status"),
        },
        new(
            "cancellation_reason",
            "Cancellation reason",
            FieldType.Option,
            "schedule.cancellation_reason",
            Select | Filter | Count | Write
        )
        {
            Column = "cancellation_reason",
            Dictionary = FieldDictionary.Of("schedules/cancellation_reason"),
        },
        new("notes", "Notes", FieldType.LongText, "schedule.notes", Select | Write)
        {
            Column = "notes",
            MaxLength = 20_000,
        },
        new("travel_time", "Travel time", FieldType.Integer, "schedule.travel_time", Select | Write)
        {
            Column = "travel_time",
        },
        new("travel_mileage", "Travel mileage", FieldType.Decimal, "schedule.travel_mileage", Select | Write)
        {
            Column = "travel_mileage",
        },
        new("updated", "Updated", FieldType.Stamp, "schedule.updated", Default | Filter),
        .. ClientFields.Of(ClientJoin, ClientFields.All),
        .. TimeDimensions.Of("schedule.start_date"),
    ];
}
