using System.Text.Json;
using Npgsql;
using Platform.Infrastructure.Filters;
using Database = Platform.Infrastructure.Data.Database;

namespace Platform.Tests.Infrastructure;

/// <summary>A catalogue made of a record's attributes, and its fragments on a real server.</summary>
public sealed class FieldCatalogueTests(Clone clone) : IClassFixture<Clone>
{
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<Item>("item");

    private static readonly Statement Items = TestStatement.Of(
        """
        select /* Test */ item.id
        from (values (1, 'b', 2.5, '2026-01-01Z'::timestamptz), (2, 'a', null, '2026-01-01 00:00:00.0005Z'), (3, 'a', 7, null))
            as item (id, name, weight, created)
        where
            true
            -- slot: filters
        order by
            -- slot: order
            item.id
        """
    );

    private sealed record Item(
        [Filters] [Orders] int Id,
        [Filters] [Orders] string Name,
        [Filters] double? Weight,
        [Filters("item.created + '1 day'::interval", Id = "item.id")] DateTime? NextDay,
        [Orders] DateTime? Created,
        [Filters] bool IsReady,
        [Filters] long Big,
        [Filters] DateOnly Day,
        [Filters] JsonElement Json,
        string Secret
    );

    private sealed record Odd([Filters] Guid Id);

    [Fact]
    public void Only_what_is_marked_is_a_field()
    {
        Fields
            .All.Select(field => $"{field.Name} {field.Kind} {field.Column}")
            .ShouldBe([
                "id Whole item.id",
                "name Text item.name",
                "weight Real item.weight",
                "next_day Timestamp item.created + '1 day'::interval",
                "is_ready Flag item.is_ready",
                "big BigWhole item.big",
                "day Date item.day",
                "json Json item.json",
            ]);
        Fields.Ordered.Select(field => field.Name).ShouldBe(["id", "name", "created"]);
        Fields.Find("secret").ShouldBeNull();
        Fields.Find("next_day")!.IdColumn.ShouldBe("item.id");
        Should.Throw<NotSupportedException>(() => FieldCatalogue.Of<Odd>("odd"));
    }

    [Theory]
    [InlineData("name", false, "2,3,1")]
    [InlineData("name", true, "1,2,3")]
    [InlineData("created", true, "3,2,1")]
    public async Task Orders_before_the_last_key(string field, bool isDescending, string ids)
    {
        var order = FieldCatalogue.Order(Fields.Ordered.Single(known => known.Name == field), isDescending);

        (await Ids(Items.Fill("filters").Fill("order", order), new FilterSet())).ShouldBe(ids);
    }

    /// <summary>To the microsecond, unless the area shows less.</summary>
    [Theory]
    [InlineData(false, "1")]
    [InlineData(true, "1,2")]
    public async Task Times_are_compared_as_answers_show_them(bool isToTheMillisecond, string ids)
    {
        var fields = FieldCatalogue.Of<Item>("item", field => field with { IsToTheMillisecond = isToTheMillisecond });
        var filters = new FilterSet();
        filters.Add(fields.Find("next_day")!, Lookup.Exact, ["2026-01-02"]).ShouldBeNull();

        (await Ids(Items.Fill("filters", filters.Fragments).Fill("order"), filters)).ShouldBe(ids);
    }

    private async Task<string> Ids(Statement statement, FilterSet filters)
    {
        await using var source = NpgsqlDataSource.Create(clone.Database.ConnectionString);
        var args = new NamedValues();
        foreach (var (name, value) in filters.Values)
        {
            args.Add(name, value);
        }

        return string.Join(',', await new Database(source).Many<int>(statement, args, default));
    }
}
