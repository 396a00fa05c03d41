using System.Data;
using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Tests.Contract;

/// <summary>Every statement of the house: named, laid out by the rules, and accepted by the migrated schema.</summary>
public sealed class StatementTests(Clone clone) : IClassFixture<Clone>
{
    public static TheoryData<string> All => [.. Statement.All];

    [Theory]
    [MemberData(nameof(All))]
    public void Carries_its_name_after_the_first_keyword(string name) =>
        Statement
            .Named(name)
            .Text.ShouldMatch($@"^(select|with|insert|update|delete|merge) /\* {Regex.Escape(name)} \*/\s");

    [Theory]
    [MemberData(nameof(All))]
    public void Is_laid_out_by_the_rules(string name) => SqlLayout.Problems(Statement.Source(name)).ShouldBeEmpty();

    /// <summary>What each statement takes and gives, as the server says it after <c>prepare</c>.</summary>
    [Fact]
    public async Task Index_for_the_dba()
    {
        var index = new List<string>();
        foreach (var name in Statement.All)
        {
            index.Add(await Signature(Statement.Named(name)));
        }

        await Verify(string.Join("\n\n", index));
    }

    /// <summary>Whatever a request may filter by, one text at a time would be thousands: all of it at once.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task Is_accepted_with_every_filling_of_its_slots(string name)
    {
        foreach (var filled in Catalogues.Fillings(Statement.Named(name)))
        {
            filled.Slots.ShouldBeEmpty();
            await using var connection = await clone.Database.Open();
            await using var command = new NpgsqlCommand(filled.Text, connection);
            await Prepare(command);
            filled.Parameters.ShouldBe(command.Parameters.Select(parameter => parameter.ParameterName), name);
            await using var sent = new NpgsqlCommand($"prepare sent as {filled.Sql}", connection);
            await sent.ExecuteNonQueryAsync();
            sent.CommandText = "deallocate sent"; // the connection is used again
            await sent.ExecuteNonQueryAsync();
        }
    }

    private async Task<string> Signature(Statement statement)
    {
        var filled = Catalogues.Fillings(statement).First();
        await using var connection = await clone.Database.Open();
        await using var command = new NpgsqlCommand(filled.Text, connection);
        await Prepare(command);
        var parameters = command.Parameters.Select(parameter =>
            $"  :{parameter.ParameterName} {parameter.DataTypeName}"
        );
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly);
        var columns = Enumerable
            .Range(0, reader.FieldCount)
            .Select(column => $"  {reader.GetName(column)} {reader.GetDataTypeName(column)}");

        return string.Join('\n', [statement.Name, .. parameters, .. columns]);
    }

    private static async Task Prepare(NpgsqlCommand command)
    {
        NpgsqlCommandBuilder.DeriveParameters(command);
        foreach (NpgsqlParameter parameter in command.Parameters)
        {
            parameter.Value = DBNull.Value;
        }

        await command.PrepareAsync();
    }
}
