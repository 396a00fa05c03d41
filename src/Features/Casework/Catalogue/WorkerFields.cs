using static Platform.Features.Casework.FieldUse;

namespace Platform.Features.Casework;

/// <summary>The fields of support workers, which nobody writes through the interface.</summary>
internal static class WorkerFields
{
    public static readonly IReadOnlyList<CatalogueField> All =
    [
        new("id", "Id", FieldType.Id, "worker.id", Default | Filter),
        Text("first_name", "First name", Default),
        Text("surname", "Surname", Default | Filter),
        new("active", "Active", FieldType.YesNo, "worker.active", Default | Filter | Count),
        Text("email", "E-mail", Default),
        Text("mobile", "Mobile", Default),
        Text("phone", "Phone", Select),
        new("client", "Own people record", FieldType.Reference, "worker.client_id", Select | Filter)
        {
            Dictionary = FieldDictionary.Client,
        },
        new("user", "User", FieldType.Option, "worker.user_id", Select | Filter) { Dictionary = FieldDictionary.User },
        new("district", "District", FieldType.Option, "worker.district", Select | Filter | Count)
        {
            Dictionary = FieldDictionary.Of("workers/district", "organisations/district"),
        },
        Text("postcode", "Postcode", Select | Filter) with
        {
            Filter = new("lower(replace(worker.postcode, ' ', ''))") { IgnoresBlanks = true },
        },
        List("branch", "Branch", "worker_branches") with
        {
            Dictionary = FieldDictionary.Branch,
        },
        List("project", "Project", "worker_projects") with
        {
            Dictionary = FieldDictionary.Project,
        },
        new("start_date", "Start", FieldType.Date, "worker.start_date", Select),
        new("end_date", "End", FieldType.Date, "worker.end_date", Select),
        new("updated", "Updated", FieldType.Stamp, "worker.updated", Default | Filter),
        .. TimeDimensions.Of("worker.start_date"),
    ];

    private static CatalogueField Text(string name, string label, FieldUse use) =>
        new(name, label, FieldType.Text, $"worker.{name}", use);

    private static CatalogueField List(string name, string label, string function) =>
        new(name, label, FieldType.List, $"{function}.ids", Select | Filter)
        {
            Joins = [$"cross join lateral casework.{function}(worker.org_id, worker.id) as {function}"],
            Filter = new(
                $"worker_{name}.{name}_id",
                $"exists (select from casework.worker_{name} where worker_{name}.org_id = worker.org_id and worker_{name}.worker_id = worker.id and {{0}})"
            ),
        };
}
