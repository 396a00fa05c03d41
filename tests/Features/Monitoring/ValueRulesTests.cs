using System.Text.Json;

namespace Platform.Tests.Features.Monitoring;

/// <summary>
/// The rules for values one by one, as callers see them. Nordia (1) has the provinces Alder (2, with the districts 4 and
/// 5) and Birch (3, with 6 and 7); Fen (8) lies in 4. Indicator 3 is 1 ÷ 2, 7 the sum of 5 and 6.
/// </summary>
public sealed class ValueRulesTests(SmallCountry country) : IClassFixture<SmallCountry>
{
    /// <summary>Region, indicator and value; no group for a region without any value.</summary>
    [Theory]
    // nothing of its own: the parts'; stored null is nothing
    [InlineData("4:1=40 5:1=12 6:1=6", 1, "1=58 2=52 3=6 4=40 5=12 6=6")]
    [InlineData("1:1=null 2:1=null 4:1=40", 1, "1=40 2=40 4=40")]
    // zero is a value, and so is less
    [InlineData("4:1=0 5:1=0 6:1=0", 1, "1=0 2=0 3=0 4=0 5=0 6=0")]
    [InlineData("4:1=-5 5:1=3", 1, "1=-2 2=-2 4=-5 5=3")]
    // stored above hides what is below, on its own branch
    [InlineData("2:1=40 4:1=11 5:1=12 6:1=6", 1, "1=46 2=40 3=6 4=11 5=12 6=6")]
    [InlineData("1:1=7 4:1=40", 1, "1=7 2=40 4=40")]
    // stored far below: the first on each branch
    [InlineData("8:1=4 6:1=6", 1, "1=10 2=4 3=6 4=4 6=6 8=4")]
    [InlineData("4:1=30 8:1=4", 1, "1=30 2=30 4=30 8=4")]
    // all children without data
    [InlineData("6:1=null 7:1=null 4:1=1", 1, "1=1 2=1 4=1")]
    // of quotients the parts are summed, never they themselves
    [InlineData("4:1=1 4:2=2 5:1=1 5:2=8", 3, "1=0.2 2=0.2 4=0.5 5=0.125")]
    [InlineData("4:3=0.5 5:3=0.7", 3, "4=0.5 5=0.7")]
    [InlineData("4:1=40 4:2=0 5:1=1", 3, "")]
    [InlineData("4:2=40", 3, "")]
    // sums of what there is; stored in one place, calculable in another, the stored ones count above
    [InlineData("4:5=7 5:6=8", 7, "1=15 2=15 4=7 5=8")]
    [InlineData("4:7=10 5:5=3", 7, "1=10 2=10 4=10 5=3")]
    public async Task Follow_from_what_is_stored(string stored, int indicator, string values)
    {
        await Store(stored);

        var answer = await country
            .As(country.Reader)
            .Get($"/api/v1/datapoint/?campaign__in=2&no_pivot=1&limit=0&indicator__in={indicator}");

        answer.Status.ShouldBe(200, answer.ToString());
        string.Join(
                ' ',
                JsonDocument
                    .Parse(answer.Body)
                    .RootElement.GetProperty("objects")
                    .EnumerateArray()
                    .Select(one =>
                        $"{one.GetProperty("region")}={one.GetProperty("indicators")[0].GetProperty("value")}"
                    )
            )
            .ShouldBe(values);
    }

    /// <summary>Else it could be counted twice.</summary>
    [Fact]
    public async Task A_component_is_listed_once() =>
        (
            await Should.ThrowAsync<Npgsql.PostgresException>(() =>
                country.Database.Execute(
                    """
                    insert into monitoring.calculated_indicator_component (indicator_id, indicator_component_id, calculation)
                    values (7, 5, 'PART_TO_BE_SUMMED')
                    """
                )
            )
        ).SqlState.ShouldBe(Npgsql.PostgresErrorCodes.UniqueViolation);

    private Task<int> Store(string stored)
    {
        var rows = stored
            .Split(' ')
            .Select(item => item.Split(':', '='))
            .Select(item => $"(2, {item[0]}, {item[1]}, {item[2]}::double precision)");

        return country.Database.Execute(
            $"""
            delete from monitoring.datapoint where campaign_id = 2;
            insert into monitoring.datapoint (campaign_id, region_id, indicator_id, value) values {string.Join(
                ", ",
                rows
            )};
            select monitoring.rebuild(2);
            """
        );
    }
}
