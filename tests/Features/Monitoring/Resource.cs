namespace Platform.Tests.Features.Monitoring;

/// <summary>A v2 resource with bodies that insert a row, change it and delete it again; USER is an account's id.</summary>
public sealed record Resource(string Name, string Insert, string Update, string Delete)
{
    public static readonly IReadOnlyList<Resource> Writable =
    [
        new(
            "calculated_indicator_component",
            """{"indicator_id":8,"indicator_component_id":"5","calculation":"PART"}""",
            """{"id":ID,"calculation":"PART_TO_BE_SUMMED"}""",
            """{"id":"","indicator":8,"indicator_component":5,"calculation":"PART_TO_BE_SUMMED"}"""
        ),
        new(
            "campaign",
            """{"office_id":"2","campaign_type_id":"1","start_date":"2027-06-01","end_date":"2027-06-04"}""",
            """{"id":ID,"end_date":"2027-06-05"}""",
            """{"id":"","slug":"sudia-2027-06-01"}"""
        ),
        new(
            "campaign_map",
            """{"source_object_id":2,"master_object_id":2}""",
            """{"id":ID,"master_object_id":3}""",
            """{"id":"","source_object":2}"""
        ),
        new("campaign_type", """{"name":"Mop-up"}""", """{"id":ID,"name":"Mop up"}""", """{"id":"","name":"Mop up"}"""),
        new(
            "custom_dashboard",
            """{"title":"Über alles","dashboard_json":"{\"charts\":[1]}"}""",
            """{"id":ID,"dashboard_json":[1,{"a":null}],"description":"two"}""",
            """{"id":"","title":"Über alles","dashboard_json":[1,{"a":null}]}"""
        ),
        new("group", """{"name":"fake_group"}""", """{"id":ID,"name":"Group"}""", """{"id":"","name":"Group"}"""),
        new(
            "group_permission",
            """{"group_id":1,"indicator_id":8}""",
            """{"id":ID,"indicator_id":8}""",
            """{"id":"","group":1,"indicator":8}"""
        ),
        new(
            "indicator",
            """{"description":"","is_reported":"0","name":"fake indicator name","short_name":"fake short name","source_id":"1"}""",
            """{"id":ID,"aggregation":"mean","is_reported":true}""",
            """{"id":"","slug":"fake-indicator-name"}"""
        ),
        new(
            "indicator_bound",
            """{"indicator_id":8,"mn_val":"0.1","bound_name":"Fair"}""",
            """{"id":ID,"mn_val":null,"mx_val":0.5,"direction":2}""",
            """{"id":"","indicator":8,"mn_val":"","mx_val":0.5,"bound_name":"Fair"}"""
        ),
        new(
            "indicator_map",
            """{"source_object_id":2,"master_object_id":2}""",
            """{"id":ID,"master_object_id":3}""",
            """{"id":"","master_object_id":3,"source_object_id":2}"""
        ),
        new(
            "indicator_tag",
            """{"tag_name":"Children","parent_tag_id":1}""",
            """{"id":ID,"parent_tag_id":null}""",
            """{"id":"","tag_name":"Children","parent_tag":""}"""
        ),
        new(
            "indicator_to_tag",
            """{"indicator_id":8,"indicator_tag_id":1}""",
            """{"id":ID,"indicator_tag_id":2}""",
            """{"id":"","indicator":8,"indicator_tag":2}"""
        ),
        new("office", """{"name":"somalia"}""", """{"id":ID,"name":"Somalia"}""", """{"id":"","name":"Somalia"}"""),
        new(
            "region",
            """{"name":"fake_place","office_id":"1","parent_region_id":"2","region_code":"fake_code","region_type_id":"3","source_id":"1"}""",
            """{"id":ID,"latitude":"12.5","parent_region":3}""",
            """{"id":"","region_code":"fake_code","parent_region_id":3,"latitude":12.5}"""
        ),
        new(
            "region_map",
            """{"source_object_id":2,"master_object_id":2}""",
            """{"id":ID,"master_object_id":3}""",
            """{"id":"","source_object_id":2,"master_object_id":3}"""
        ),
        new(
            "region_permission",
            """{"user_id":USER,"region_id":9}""",
            """{"id":ID,"read_write":"w"}""",
            """{"id":"","user":USER,"region":9,"read_write":"w"}"""
        ),
        new(
            "region_polygon",
            """{"region_id":10,"geometry":{"type":"Polygon","coordinates":[[[7.1,9.2],[7.4,9.2],[7.4,9.5],[7.1,9.2]]]}}""",
            """{"id":ID,"geometry":"{\"type\":\"MultiPolygon\",\"coordinates\":[[[[7,9],[8,9],[8,10],[7,9]]]]}","shape_area":"0.5"}""",
            """{"id":"","region":10,"shape_area":0.5,"shape_len":null}"""
        ),
        new("region_type", """{"name":"Ward"}""", """{"id":ID,"name":"ward"}""", """{"id":"","name":"ward"}"""),
        new(
            "source",
            """{"source_name":"odk","source_description":"Forms of the field teams"}""",
            """{"id":ID,"source_description":""}""",
            """{"id":"","source_name":"odk","source_description":""}"""
        ),
        new(
            "user_group",
            """{"user_id":USER,"group_id":1}""",
            """{"id":ID,"group_id":1}""",
            """{"id":"","user_id":USER,"group_id":1}"""
        ),
        new(
            "user_permission",
            """{"user_id":USER,"auth_code":"upload_csv"}""",
            """{"id":ID,"auth_code":"x"}""",
            """{"id":"","user_id":USER,"auth_code":"x"}"""
        ),
    ];

    public static readonly IReadOnlyList<string> All =
    [
        .. Writable.Select(resource => resource.Name),
        "document",
        "document_process",
        "document_review",
        "source_datapoint",
        "user",
    ];

    /// <summary>Whether a second row with the same values is a conflict.</summary>
    public bool HasUniqueValues => Name is not ("campaign_type" or "indicator_bound" or "indicator_tag" or "office");

    public string Path => $"/api/v2/{Name}/";

    public static Resource Of(string name) => Writable.Single(resource => resource.Name == name);

    /// <summary>The test folder of the slice that lists a resource, seen from the area's.</summary>
    public static string ListFolder(string name) => $"{Words(name)}s/List{Words(name)}s";

    /// <summary>The test folder of the slice that writes a resource, seen from the area's.</summary>
    public static string WriteFolder(string name) => $"{Words(name)}s/Write{Words(name)}";

    /// <summary><c>campaign_map</c> is <c>CampaignMap</c> in the tree; to process is a job there.</summary>
    private static string Words(string name) =>
        string.Concat(
            name.Replace("process", "job", StringComparison.Ordinal)
                .Split('_')
                .Select(word => char.ToUpperInvariant(word[0]) + word[1..])
        );
}
