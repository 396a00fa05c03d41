namespace Platform.Features.Monitoring;

/// <summary>The chapters of Monitoring's document.</summary>
internal static class MonitoringTopics
{
    public static readonly IReadOnlyList<Topic> All =
    [
        new("Datapoints", "Values by region, campaign and indicator, resolved and computed.", "/api/v1/datapoint/"),
        new("Data entry", "Single values as people type them.", "/api/v1/dataentry/", "/api/v1/datapointentry/"),
        new("Shapes", "Outlines of regions for maps.", "/api/v1/geo/", "/api/v2/region_polygon/"),
        Of("Regions", "region", "The tree of places that values belong to."),
        Of("Region types", "region_type", "What a region is: country, province, district."),
        Of("Offices", "office", "Who runs campaigns in which regions."),
        Of("Campaigns", "campaign", "Rounds of work in an office's regions, each with its days."),
        Of("Campaign types", "campaign_type", "Kinds of campaigns."),
        Of("Indicators", "indicator", "What is measured, with its bounds and how it is computed."),
        Of("Calculations", "calculated_indicator_component", "What calculated indicators are made of."),
        Of("Indicator bounds", "indicator_bound", "Ranges of good and bad values."),
        Of("Indicator tags", "indicator_tag", "A tree of words to find indicators by."),
        Of("Tags of indicators", "indicator_to_tag", "Which indicators bear which tags."),
        Of("Sources", "source", "Where regions, indicators and documents come from."),
        Of("Custom dashboards", "custom_dashboard", "Charts that people have put together."),
        Of("Documents", "document", "Uploaded tables of values."),
        Of("Processing", "document_process", "Reads a document's cells, and tells how far that is."),
        Of("Refreshing", "refresh_master", "Makes values of a document's mapped cells."),
        Of(
            "Document review",
            "document_review",
            "Which words of a document are mapped, and how many values they bring."
        ),
        Of("Cells", "source_datapoint", "The filled cells of documents, and why no value came from some."),
        Of("Region maps", "region_map", "Which region a document's word means."),
        Of("Campaign maps", "campaign_map", "Which campaign a document's word means."),
        Of("Indicator maps", "indicator_map", "Which indicator a document's word means."),
        Of("Users", "user", "People, as others may see them."),
        Of("User permissions", "user_permission", "What a user may do, whatever the region."),
        Of("Region permissions", "region_permission", "Which regions a user may read or write."),
        Of("Groups", "group", "Groups of users."),
        Of("Group members", "user_group", "Which users a group has."),
        Of("Group permissions", "group_permission", "Which indicators a group may write."),
    ];

    private static Topic Of(string name, string resource, string sentence) =>
        new(name, sentence, $"/api/v2/{resource}/");
}
