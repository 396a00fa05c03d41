using static Platform.Features.Casework.FieldUse;

namespace Platform.Features.Casework;

/// <summary>The fields of people.</summary>
internal static class ClientFields
{
    /// <summary>Of the day, in the organisation's time zone.</summary>
    private const string Today = "(:now::timestamptz at time zone :time_zone::text)::date";

    private const string Age =
        $"casework.age_of(client.date_of_birth, case when client.deceased then client.date_of_death end, {Today})";

    private const string Band = "cross join lateral casework.age_range_of(:org_id::bigint, {0}) as ";

    private const string Mine =
        "client_external_id.org_id = client.org_id and client_external_id.source_id = :source_id::bigint and client_external_id.client_id = client.id";

    public static readonly IReadOnlyList<CatalogueField> All =
    [
        new("id", "Id", FieldType.Id, "client.id", Default | Filter),
        Option("type", "Type", "type_id", Default | Filter | Count | Write | Kept) with
        {
            Dictionary = FieldDictionary.ClientType,
        },
        Text("title", "Title", 20, Select | Write),
        Text("first_name", "First name", 100, Default | Filter | Write),
        Text("middle_names", "Middle names", 100, Select | Write),
        Text("known_as", "Known as", 100, Select | Write),
        Text("surname", "Surname", 100, Default | Filter | Write | Mandatory | Kept),
        new("date_of_birth", "Date of birth", FieldType.Date, "client.date_of_birth", Default | Filter | Write)
        {
            Column = "date_of_birth",
        },
        new("age", "Age", FieldType.Integer, Age, Select),
        new("age_range", "Age range", FieldType.Option, "age_range.id", Select | Filter | Count)
        {
            Joins = [Band.Replace("{0}", Age, StringComparison.Ordinal) + "age_range"],
            Count = new(Age, "age_range{1}.id") { Join = Band + "age_range{1}" },
            Dictionary = FieldDictionary.AgeRange,
        },
        Option("gender", "Gender", "gender", Default | Filter | Count | Write),
        Text("address1", "Address 1", 100, Default | Write),
        Text("address2", "Address 2", 100, Select | Write),
        Text("address3", "Address 3", 100, Select | Write),
        Text("town", "Town", 100, Default | Write),
        Text("county", "County", 100, Select | Filter | Count | Write),
        Text("postcode", "Postcode", 10, Default | Filter | Write) with
        {
            Filter = new("lower(replace(client.postcode, ' ', ''))") { IgnoresBlanks = true },
        },
        Option("district", "District", "district", Default | Filter | Count | Write),
        Text("phone", "Phone", 40, Default | Write),
        Text("mobile", "Mobile", 40, Default | Write),
        Text("email", "E-mail", 254, Default | Filter | Write),
        Option(
            "preferred_communication_method",
            "Preferred communication method",
            "preferred_communication_method",
            Chosen
        ),
        Option("consent", "Consent", "consent", Chosen),
        Option("religion", "Religion", "org_religion", Chosen),
        Option("ethnicity", "Ethnicity", "org_ethnic_group", Chosen),
        Option("main_language", "Main language", "main_language", Chosen),
        Option("marital_status", "Marital status", "marital_status", Chosen),
        Option("sexual_orientation", "Sexual orientation", "sexual_orientation", Chosen),
        Option("accommodation", "Accommodation", "accommodation", Chosen),
        Option("main_disability", "Main disability", "main_disability", Chosen),
        Option("school", "School", "school", Chosen),
        Option("gp_surgery", "GP surgery", "gp_surgery", Chosen),
        YesNo("registered_disabled", "Registered disabled", Chosen),
        YesNo("blue_badge_holder", "Blue badge holder", Chosen),
        new("employment_status", "Employment status", FieldType.Code, "client.employment_status", Chosen)
        {
            Column = "employment_status",
            Dictionary = FieldDictionary.OfCodes("organisations/employment_status"),
        },
        new("people_in_household", "People in household", FieldType.Integer, "client.people_in_household", Chosen)
        {
            Column = "people_in_household",
        },
        Text("gp_name", "GP name", 100, Select | Filter | Write),
        Text("nhs_number", "NHS number", 10, Select | Filter | Write) with
        {
            Filter = new("lower(replace(client.nhs_number, ' ', ''))") { IgnoresBlanks = true },
        },
        Text("social_services_number", "Social services number", 30, Select | Filter | Write),
        Text("ni_number", "NI number", 13, Select | Write),
        new("usual_support_worker", "Usual support worker", FieldType.Reference, "client.usual_support_worker", Chosen)
        {
            Column = "usual_support_worker",
            Dictionary = FieldDictionary.Worker,
        },
        YesNo("active", "Active", Default | Filter | Count | Write | Kept),
        YesNo("deceased", "Deceased", Chosen | Kept),
        new("date_of_death", "Date of death", FieldType.Date, "client.date_of_death", Select | Write)
        {
            Column = "date_of_death",
        },
        new("branch", "Branch", FieldType.List, "client_branches.ids", Select | Filter | Write)
        {
            Joins = ["cross join lateral casework.client_branches(client.org_id, client.id) as client_branches"],
            Dictionary = FieldDictionary.Branch,
            NeedsBranches = true,
            Filter = new(
                "client_branch.branch_id",
                "exists (select from casework.client_branch where client_branch.org_id = client.org_id and client_branch.client_id = client.id and {0})"
            ),
        },
        new("external_id", "External id", FieldType.Text, "own_id.external_id", Default | Filter | Write)
        {
            MaxLength = 100,
            Joins =
            [
                "cross join lateral casework.external_id_of(client.org_id, :source_id::bigint, client.id) as own_id",
            ],
            Filter = new(
                "client_external_id.external_id",
                $"exists (select from casework.client_external_id where {Mine} and {{0}})"
            )
            {
                MindsCase = true,
            },
        },
        new("notes", "Notes", FieldType.LongText, "client.notes", Select | Write)
        {
            Column = "notes",
            MaxLength = 20_000,
        },
        new("created", "Created", FieldType.Stamp, "client.created", Select | Filter),
        new("created_by", "Created by", FieldType.Option, "client.created_by", Select)
        {
            Dictionary = FieldDictionary.User,
        },
        new("updated", "Updated", FieldType.Stamp, "client.updated", Default | Filter),
        new("updated_by", "Updated by", FieldType.Option, "client.updated_by", Select)
        {
            Dictionary = FieldDictionary.User,
        },
        .. TimeDimensions.Of("client.created", isStamp: true),
    ];

    private const FieldUse Chosen = Select | Filter | Count | Write;

    /// <summary>
    /// The fields of the person of a referral, contact or visit: all but the id, with <c>client_</c> before their names,
    /// never there by themselves, never written.
    /// </summary>
    /// <param name="join">The join that makes the person <c>client</c>.</param>
    /// <param name="fields">Those of people.</param>
    public static IEnumerable<CatalogueField> Of(string join, IEnumerable<CatalogueField> fields) =>
        fields
            .Where(field => field.Name != "id" && !field.Has(Dimension))
            .Select(field =>
                field with
                {
                    Name = "client_" + field.Name,
                    Parameter = "client_" + field.Parameter,
                    Label = "Client: " + field.Label,
                    Use = field.Use & (Select | Filter | Count),
                    Joins = [join, .. field.Joins],
                    Column = null,
                }
            );

    private static CatalogueField Text(string name, string label, int most, FieldUse use) =>
        new(name, label, FieldType.Text, $"client.{name}", use) { Column = name, MaxLength = most };

    private static CatalogueField Option(string name, string label, string column, FieldUse use) =>
        new(name, label, FieldType.Option, $"client.{column}", use)
        {
            Column = column,
            Dictionary = FieldDictionary.Of($"organisations/{name}"),
        };

    private static CatalogueField YesNo(string name, string label, FieldUse use) =>
        new(name, label, FieldType.YesNo, $"client.{name}", use) { Column = name };
}
