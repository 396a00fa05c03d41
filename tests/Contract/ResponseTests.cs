using System.ComponentModel.DataAnnotations.Schema;
using System.Data;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using Npgsql.Schema;
using Platform.Features.Monitoring;

namespace Platform.Tests.Contract;

/// <summary>
/// What a statement gives is what its record says: names, order, types, and whether there may be null. So the record is
/// the one place that tells what an answer is, also where no record is made on the way.
/// </summary>
public sealed class ResponseTests(Clone clone) : IClassFixture<Clone>
{
    /// <summary>Computed columns have no nullability that the server tells; and an outer join makes null of anything.</summary>
    private static readonly string[] OuterJoins = ["left join", "right join", "full join"];

    /// <summary>Nested, so they are written column by column.</summary>
    private static readonly string[] ByHand = ["Monitoring/ListDatapoints", "Monitoring/ListGeo"];

    private static readonly Dictionary<string, Type[]> Types = new(StringComparer.Ordinal)
    {
        ["bigint"] = [typeof(long)],
        ["integer"] = [typeof(int)],
        ["smallint"] = [typeof(short)],
        ["boolean"] = [typeof(bool)],
        ["double precision"] = [typeof(double)],
        ["text"] = [typeof(string)],
        ["date"] = [typeof(DateOnly)],
        ["timestamp with time zone"] = [typeof(DateTime), typeof(DateTimeOffset)],
        ["bytea"] = [typeof(byte[])],
        ["integer[]"] = [typeof(int[])],
        ["bigint[]"] = [typeof(long[])],
        ["text[]"] = [typeof(string[])],
        ["double precision[]"] = [typeof(double[])],
        ["uuid"] = [typeof(Guid)],
    };

    public static TheoryData<string> Records =>
        [.. Read.Select(use => use.Row.FullName!).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Records))]
    public async Task A_record_is_what_its_statements_give(string record)
    {
        var mayBeNull = new Dictionary<string, List<bool?>>(StringComparer.Ordinal);
        var row = Read.First(use => use.Row.FullName == record).Row;
        foreach (var statement in Read.Where(use => use.Row.FullName == record).Select(use => use.Statement))
        {
            var columns = await Columns(statement);
            if (columns[0].ColumnName == "total_count" && Member.Of(row)[0].Name != "total_count")
            {
                columns.RemoveAt(0); // of the page
            }

            var members = Member.Of(row);
            members = members.Count == columns.Count ? members : [.. members.Where(member => member.IsShown)];
            columns.Select(column => column.ColumnName).ShouldBe(members.Select(member => member.Name), statement.Name);
            foreach (var (column, member) in columns.Zip(members))
            {
                var shown =
                    $"{statement.Name} gives {column.ColumnName} {column.DataTypeName}, the record has {member}";
                Fits(column, member).ShouldBeTrue(shown);
                var isNullable = await IsKnownToBeNullable(column, statement);
                (isNullable is true && !member.IsNullable).ShouldBeFalse(shown + ", which may be null");
                mayBeNull.TryAdd(member.Name, []);
                mayBeNull[member.Name].Add(isNullable);
            }
        }

        foreach (var member in Member.Of(row).Where(member => member.IsNullable && mayBeNull.ContainsKey(member.Name)))
        {
            mayBeNull[member.Name].ShouldContain(known => known != false, $"{member}: it is never null");
        }
    }

    /// <summary>Else the test above would leave out what nobody sees.</summary>
    [Fact]
    public async Task Every_statement_with_several_columns_has_a_record()
    {
        var read = StatementUse.All.Select(use => use.Statement.Name).ToHashSet(StringComparer.Ordinal);
        var missed = new List<string>();
        foreach (var name in Statement.All.Where(name => !read.Contains(name) && !ByHand.Any(name.StartsWith)))
        {
            if ((await Columns(Statement.Named(name))).Count > 1)
            {
                missed.Add(name);
            }
        }

        missed.ShouldBeEmpty();
    }

    private static IEnumerable<StatementUse> Read =>
        StatementUse.All.Where(use => use.Row != typeof(void) && use.Row != typeof(ValueType));

    private async Task<List<NpgsqlDbColumn>> Columns(Statement statement)
    {
        var filled = Catalogues.Fillings(statement).First();
        await using var connection = await clone.Database.Open();
        await using var command = new NpgsqlCommand(filled.Text, connection);
        NpgsqlCommandBuilder.DeriveParameters(command);
        foreach (NpgsqlParameter parameter in command.Parameters)
        {
            parameter.Value = DBNull.Value;
        }

        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly | CommandBehavior.KeyInfo);

        return [.. (await reader.GetColumnSchemaAsync()).Cast<NpgsqlDbColumn>()];
    }

    private static bool Fits(NpgsqlDbColumn column, Member member) =>
        column.DataTypeName is "json" or "jsonb"
            ? member.IsReference || !member.Type.IsPrimitive
            : Types.GetValueOrDefault(column.DataTypeName)?.Contains(member.Type) == true;

    private async Task<bool?> IsKnownToBeNullable(NpgsqlDbColumn column, Statement statement) =>
        column.BaseTableName is null || OuterJoins.Any(statement.Text.Contains) || await IsOfView(column)
            ? null
            : column.AllowDBNull;

    private Task<bool> IsOfView(NpgsqlDbColumn column) =>
        clone.Database.Value<bool>(
            "select relkind = 'v' from pg_class where oid = :oid",
            ("oid", (int)column.TableOID)
        );

    /// <summary>Of a positional record, or of a class that is filled by its properties.</summary>
    private sealed record Member(string Name, Type Type, bool IsNullable, bool IsShown, bool IsReference)
    {
        private static readonly NullabilityInfoContext Nullability = new();

        /// <summary>Also what is only written, which the statement of a list does not give.</summary>
        public static List<Member> Of(Type row)
        {
            var parameters = row.GetConstructors().MaxBy(one => one.GetParameters().Length)!.GetParameters();

            return parameters.Length > 0
                ? [.. parameters.Select(parameter => Of(row, parameter))]
                : [.. row.GetProperties().Select(Of)];
        }

        private static Member Of(Type row, ParameterInfo parameter) =>
            Of(row.GetProperty(parameter.Name!)!) with
            {
                IsReference = parameter.IsDefined(typeof(ReferenceAttribute)),
            };

        private static Member Of(PropertyInfo property) =>
            new(
                property.GetCustomAttribute<ColumnAttribute>()?.Name
                    ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
                Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
                Nullability.Create(property).ReadState is NullabilityState.Nullable,
                property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition is not JsonIgnoreCondition.Always,
                IsReference: false
            );
    }
}
