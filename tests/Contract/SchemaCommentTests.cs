namespace Platform.Tests.Contract;

/// <summary>
/// <c>\d+</c> tells a newcomer what everything is: of schemas, tables, views and functions all, of columns those whose
/// name does not.
/// </summary>
public sealed class SchemaCommentTests(Clone clone) : IClassFixture<Clone>
{
    /// <summary>Columns that are what they are called, in whatever table.</summary>
    private static readonly string[] SpeakForThemselves =
    [
        .. "id name title label description note notes subject recipient author message".Split(' '),
        .. "username first_name middle_names last_name surname full_name date_of_birth birth_date date_of_death deceased".Split(
            ' '
        ),
        .. "email phone work_phone mobile address1 address2 address3 town county postcode latitude longitude".Split(
            ' '
        ),
        .. "is_staff password_hash created created_at updated updated_at".Split(' '),
        .. "url avatar_url filename original_filename content_type sha256".Split(' '),
    ];

    [Fact]
    public async Task Every_schema_table_view_and_function_has_a_comment() =>
        (
            await clone.Database.Rows(
                """
                with house as (
                    select pg_namespace.oid, pg_namespace.nspname
                    from pg_namespace
                    where
                        pg_namespace.nspname !~ '^pg_'
                        and pg_namespace.nspname not in ('information_schema', 'public')
                )

                select 'schema ' || house.nspname
                from house
                where obj_description(house.oid, 'pg_namespace') is null

                union all

                select 'table or view ' || pg_class.oid::regclass
                from pg_class
                where
                    pg_class.relnamespace in (select house.oid from house)
                    and pg_class.relkind in ('r', 'p', 'v', 'm')
                    and not pg_class.relispartition
                    and obj_description(pg_class.oid, 'pg_class') is null

                union all

                select 'function ' || pg_proc.oid::regprocedure
                from pg_proc
                where
                    pg_proc.pronamespace in (select house.oid from house)
                    and obj_description(pg_proc.oid, 'pg_proc') is null
                """
            )
        ).ShouldBeEmpty();

    /// <summary>A foreign key's column says by its name what it points to; a view's is explained at its table.</summary>
    [Fact]
    public async Task Every_column_whose_name_does_not_explain_it_has_a_comment() =>
        (
            await clone.Database.Rows(
                """
                with explained as (
                    select
                        pg_attribute.attrelid as relation,
                        pg_class.relnamespace as schema,
                        pg_class.relkind as kind,
                        pg_attribute.attname as name,
                        pg_attribute.attname = any(:names)
                            or col_description(pg_attribute.attrelid, pg_attribute.attnum) is not null
                            or (
                                pg_attribute.attname ~ '_id$'
                                and exists (
                                    select
                                    from pg_constraint
                                    where
                                        pg_constraint.conrelid = pg_attribute.attrelid
                                        and pg_constraint.contype = 'f'
                                        and pg_attribute.attnum = any(pg_constraint.conkey)
                                )
                            ) as is_explained
                    from pg_attribute
                    inner join pg_class on pg_class.oid = pg_attribute.attrelid
                    inner join pg_namespace on pg_namespace.oid = pg_class.relnamespace
                    where
                        pg_namespace.nspname !~ '^pg_'
                        and pg_namespace.nspname not in ('information_schema', 'public')
                        and pg_class.relkind in ('r', 'p', 'v', 'm')
                        and not pg_class.relispartition
                        and pg_attribute.attnum > 0
                        and not pg_attribute.attisdropped
                )

                select column_of.relation::regclass || '.' || column_of.name
                from explained as column_of
                where
                    not column_of.is_explained
                    and not (
                        column_of.kind in ('v', 'm')
                        and exists (
                            select
                            from explained as table_column
                            where
                                table_column.kind in ('r', 'p')
                                and table_column.name = column_of.name
                                and table_column.schema in (column_of.schema, 'identity'::regnamespace)
                        )
                    )
                order by 1
                """,
                ("names", SpeakForThemselves)
            )
        ).ShouldBeEmpty();

    [Fact]
    public async Task No_name_speaks_for_itself_that_no_column_has() =>
        (
            await clone.Database.Rows(
                """
                select name
                from unnest(:names) as name
                where name not in (select pg_attribute.attname from pg_attribute)
                """,
                ("names", SpeakForThemselves)
            )
        ).ShouldBeEmpty();

    [Fact]
    public async Task Comments_are_sentences() =>
        (
            await clone.Database.Rows(
                """
                select pg_describe_object(classoid, objoid, objsubid) || ': ' || description
                from pg_description
                where
                    (
                        (classoid = 'pg_class'::regclass and objoid >= 16384)
                        or (classoid = 'pg_proc'::regclass and objoid >= 16384)
                    )
                    and description !~ '^\S.*[.]$'
                    and not exists (
                        select from pg_depend where pg_depend.objid = pg_description.objoid and pg_depend.deptype = 'e'
                    )
                """
            )
        ).ShouldBeEmpty();
}
