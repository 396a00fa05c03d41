using Npgsql;

namespace Platform.Tests.Features.Monitoring;

/// <summary>Several people change one row.</summary>
public sealed class UpdatesTogetherTests(Metadata metadata) : IClassFixture<Metadata>
{
    /// <summary>An update that has to wait for another of the same row changes only what it names.</summary>
    [Theory]
    [InlineData("calculated_indicator_component", "indicator_component_id = 6", "calculation", "'WHOLE'")]
    [InlineData("campaign", "name = 'Theirs'", "end_date", "'2027-06-06'")]
    [InlineData("campaign_map", "master_object_id = 3", "source_object_id", "3")]
    [InlineData("custom_dashboard", "description = 'Theirs'", "title", "'Ours'")]
    [InlineData("indicator", "short_name = 'Theirs'", "aggregation", "'mean'")]
    [InlineData("indicator_bound", "bound_name = 'Theirs'", "mx_val", "0.7")]
    [InlineData("indicator_map", "master_object_id = 3", "source_object_id", "3")]
    [InlineData("indicator_tag", "tag_name = 'Theirs'", "parent_tag_id", "2")]
    [InlineData("indicator_to_tag", "indicator_id = 7", "indicator_tag_id", "2")]
    [InlineData("region", "latitude = 12.5", "longitude", "7.5")]
    [InlineData("region_map", "master_object_id = 3", "source_object_id", "3")]
    [InlineData("region_permission", "read_write = 'w'", "region_id", "10")]
    [InlineData("source", "source_name = 'Theirs'", "source_description", "'Ours'")]
    public async Task Updates_of_one_row_at_once_are_both_kept(
        string resource,
        string theirs,
        string field,
        string ours
    )
    {
        var (row, client) = (Resource.Of(resource), metadata.As(metadata.Manager));
        var id = await client.Insert(
            row.Path,
            row.Insert.Replace("USER", $"{metadata.Nobody.Id}", StringComparison.Ordinal)
        );
        await using var connection = await metadata.Database.Open();
        await using var other = await connection.BeginTransactionAsync();
        await using var change = new NpgsqlCommand(
            $"update monitoring.{resource} set {theirs} where id = {id}",
            connection
        );
        await change.ExecuteNonQueryAsync();

        var waiting = client.Post(row.Path, $$"""{"id":{{id}},"{{field}}":{{ours.Replace('\'', '"')}}}""");
        await metadata.Database.UntilBlocked();
        await other.CommitAsync();

        (await waiting).Status.ShouldBe(200);
        var both = $"select count(*) from monitoring.{resource} where id = {id} and {theirs} and {field} = {ours}";
        (await metadata.Database.Value<long>(both)).ShouldBe(1);
        await metadata.Database.Execute($"delete from monitoring.{resource} where id = {id}");
    }
}
