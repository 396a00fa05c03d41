using Platform.Features.Sync;

namespace Platform.Tests.Infrastructure;

/// <summary>Files to statements, and slots.</summary>
public sealed class StatementTests
{
    private const string Slotted = """
        select /* Test/Statement */ item.id
        from unnest(:ids::bigint[]) as item (id)
        where
            true
            -- slot: filters
        order by
            -- slot: order
            item.id
        """;

    private static readonly Fragment Even = new("and item.id % 2 = 0");
    private static readonly Fragment Large = new("and item.id > 10");

    [Fact]
    public void Of_a_slice_finds_the_file_of_its_name() =>
        Statement.Of<ListOrganizations>().Name.ShouldBe("Sync/ListOrganizations");

    [Fact]
    public void Of_a_step_finds_the_file_of_both_names() =>
        Statement.Of<UpsertInteractions>("LockTherapist").Name.ShouldBe("Sync/UpsertInteractions.LockTherapist");

    [Fact]
    public void A_missing_file_is_named() =>
        Should
            .Throw<InvalidOperationException>(() => Statement.Of<ListOrganizations>("Nothing"))
            .Message.ShouldContain("Sync/ListOrganizations.Nothing.sql");

    [Fact]
    public void Leading_comments_are_not_sent()
    {
        Statement.Source("Sync/ListOrganizations").ShouldStartWith("-- ");
        Statement.Named("Sync/ListOrganizations").Text.ShouldStartWith("select /* Sync/ListOrganizations */");
    }

    [Fact]
    public void Parameters_are_sent_by_number_and_nothing_else_is_taken_for_one()
    {
        var statement = TestStatement.Of(
            "select ':a', \":b\", :c::text, /* :d */ 1::int, :e::date, :c -- it's :f\nfrom only_once"
        );

        statement.Parameters.ShouldBe(["c", "e"]);
        statement.Sql.ShouldBe(
            "select ':a', \":b\", $1::text, /* :d */ 1::int, $2::date, $1 -- it's :f\nfrom only_once"
        );
    }

    [Fact]
    public void Slots_are_listed_in_order() => TestStatement.Of(Slotted).Slots.ShouldBe(["filters", "order"]);

    [Fact]
    public void Fragments_take_the_place_of_the_slot_and_its_indent() =>
        TestStatement
            .Of(Slotted)
            .Fill("filters", Even, Large)
            .Text.ShouldContain("    true\n    and item.id % 2 = 0\n    and item.id > 10\norder by");

    [Fact]
    public void An_empty_filling_leaves_no_trace() =>
        TestStatement.Of(Slotted).Fill("filters").Fill("order").Text.ShouldNotContain("slot");

    [Fact]
    public void The_same_fragments_give_the_same_text_object_so_that_it_stays_prepared()
    {
        var statement = TestStatement.Of(Slotted);

        statement.Fill("filters", Even).ShouldBeSameAs(statement.Fill("filters", Even));
        statement.Fill("filters", Even).ShouldNotBeSameAs(statement.Fill("filters", Large));
        statement.Fill("filters", Even).Fill("order").ShouldBeSameAs(statement.Fill("filters", Even).Fill("order"));
    }

    [Fact]
    public void An_unknown_slot_is_refused() =>
        Should.Throw<InvalidOperationException>(() => TestStatement.Of(Slotted).Fill("nothing"));

    /// <summary>A table of fragments without end must not become a memory leak.</summary>
    [Fact]
    public void More_fillings_than_are_kept_still_work()
    {
        var statement = TestStatement.Of(Slotted);

        for (var at = 0; at < 1_500; at++)
        {
            statement.Fill("filters", new Fragment($"and item.id <> {at}")).Text.ShouldContain($"<> {at}\n");
        }
    }
}
