namespace Platform.Tests.Features.Dba;

public sealed class ShowIndexesTests(DbaApi api) : IClassFixture<DbaApi>
{
    [Fact]
    public async Task Tells_what_is_not_needed_and_what_is_missing()
    {
        await api.Database.Execute(
            """
            create table sync.parent (id bigint primary key, name text unique);
            create table sync.child (id bigint primary key, parent_id bigint references sync.parent, other_id bigint references sync.parent, step_id bigint references sync.parent);
            create index child_step_idx on sync.child (step_id) where step_id is not null;
            create index child_other_idx on sync.child (other_id, id);
            create index parent_name_idx on sync.parent (name);
            create index child_idle_idx on sync.child (id) where parent_id is null
            """
        );

        var told = await api.Json("/dba/indexes");

        Missing("sync.child").ShouldBe(["foreign key child_parent_id_fkey (parent_id) has no index"]);
        Missing("monitoring.datapoint").ShouldBeEmpty("its indexes leave out what points to nothing");
        Unused("sync.parent_name_idx").ShouldBe("the same as sync.parent_name_key");
        Unused("sync.child_idle_idx").ShouldBe("never used");
        Unused("sync.parent_name_key").ShouldBeNull("it keeps a rule");
        Unused("sync.child_pkey").ShouldBeNull();
        (await api.Page("/dba/indexes")).ShouldContain("sync.<wbr>child_idle_idx");
        await Verify(DbaApi.ShapeOf(told));

        IEnumerable<string?> Missing(string table) =>
            told["missing_indexes"]!
                .AsArray()
                .Where(row => (string?)row!["table"] == table)
                .Select(row => (string?)row!["reason"]);

        string? Unused(string index) =>
            (string?)
                told["unused_indexes"]!.AsArray().SingleOrDefault(row => (string?)row!["index"] == index)?["reason"];
    }
}
