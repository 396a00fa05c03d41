using Platform.Infrastructure.Filters;

namespace Platform.Tests.Infrastructure;

/// <summary>What is made of the filters of a request, and what is wrong with them, without any area's words.</summary>
public sealed class FilterSetTests
{
    private static readonly Field Number = new("number", FieldKind.Whole, "item.number");
    private static readonly Field Name = new("name", FieldKind.Text, "item.name");
    private static readonly Field Kind = new("kind", FieldKind.Text, "kind.name") { IdColumn = "item.kind_id" };

    private readonly FilterSet _filters = new();

    [Theory]
    [InlineData("name", "name", "exact")]
    [InlineData("name__", "name", "exact")]
    [InlineData("name__in", "name", "in")]
    [InlineData("name__in__x", "name", "in__x")]
    [InlineData("__in", "", "in")]
    [InlineData("_name_", "_name_", "exact")]
    [InlineData("", "", "exact")]
    public void A_parameter_names_field_and_lookup(string parameter, string field, string lookup) =>
        FilterSet.Split(parameter).ShouldBe((field, lookup));

    [Fact]
    public void A_filter_is_a_fragment_and_a_value_of_the_columns_type()
    {
        Add(Number, "gte", "7").ShouldBeNull();
        Add(Number, "in", "1, 2", "3").ShouldBeNull();
        Add(Name, "contains", "50%").ShouldBeNull();
        Add(Name, "isnull", "no").ShouldBeNull();

        _filters
            .Fragments.Select(fragment => fragment.Text)
            .ShouldBe([
                "and item.number >= :number__gte::integer",
                "and item.number = any(:number__in::integer[])",
                "and position(:name__contains::text in item.name) > 0",
                "and (item.name is null) = :name__isnull::boolean",
            ]);
        _filters.Values["number__gte"].ShouldBe(7);
        _filters.Values["number__in"].ShouldBe((int[])[1, 2, 3]);
        _filters.Values["name__contains"].ShouldBe("50%");
        _filters.Values["name__isnull"].ShouldBe(false);
    }

    [Fact]
    public void Where_a_name_also_goes_by_its_id_numbers_are_ids()
    {
        Add(Kind, "in", "1,2").ShouldBeNull();
        Add(Kind, "in", "1,two").ShouldBeNull();

        _filters
            .Fragments.Select(fragment => fragment.Text)
            .ShouldBe(["and item.kind_id = any(:kind_by_id__in::integer[])", "and kind.name = any(:kind__in::text[])"]);
    }

    [Fact]
    public void A_condition_is_a_value_or_none_whatever_the_kind()
    {
        var json = new Field("json", FieldKind.Json, "item.json");
        _filters.AddSame(Number, 7);
        _filters.AddSame(Name, null);
        _filters.AddSame(json, "[1]");

        _filters
            .Fragments.Select(fragment => fragment.Text)
            .ShouldBe([
                "and item.number = :number__exact::integer",
                "and (item.name is null) = :name__isnull::boolean",
                "and item.json = :json__exact::jsonb",
            ]);
        _filters.Values.Values.ShouldBe([7, true, "[1]"]);
    }

    [Fact]
    public void What_is_wrong_is_told_and_adds_nothing()
    {
        Add(Number, "exact", "x").ShouldBe(new FilterFault.NotOfKind(FieldKind.Whole, "x", IsItem: false));
        Add(Number, "in", "1,").ShouldBe(new FilterFault.NotOfKind(FieldKind.Whole, "", IsItem: true));
        Add(Name, "in", "a, ,b").ShouldBe(new FilterFault.NotOfKind(FieldKind.Text, "", IsItem: true));
        Add(Name, "exact", "a\0").ShouldBe(new FilterFault.NotOfKind(FieldKind.Text, "a\0", IsItem: false));
        Add(Name, "isnull", "maybe").ShouldBe(new FilterFault.NotOfKind(FieldKind.Flag, "maybe", IsItem: false));
        Add(Number, "range", "1,2,3").ShouldBe(new FilterFault.NotAPair("1,2,3"));
        Add(Number, "exact", "1", "2").ShouldBe(new FilterFault.Repeated());
        Add(Number, "in", string.Join(',', Enumerable.Range(1, 5_001)))
            .ShouldBe(new FilterFault.TooManyItems(5_001, 5_000));
        _filters.Fragments.ShouldBeEmpty();
        _filters.Values.ShouldBeEmpty();

        Add(Number, "exact", "1").ShouldBeNull();
        Add(Number, "exact", "1").ShouldBe(new FilterFault.Repeated());
    }

    private FilterFault? Add(Field field, string lookup, params string[] values) =>
        _filters.Add(field, Lookup.Find(lookup).ShouldNotBeNull(), values);
}
