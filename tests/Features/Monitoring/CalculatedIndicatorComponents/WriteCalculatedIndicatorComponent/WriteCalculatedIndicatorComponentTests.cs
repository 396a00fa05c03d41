namespace Platform.Tests.Features.Monitoring.CalculatedIndicatorComponents.WriteCalculatedIndicatorComponent;

/// <summary>How an indicator comes to be calculated, and what of that is refused.</summary>
public sealed class WriteCalculatedIndicatorComponentTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Components = "/api/v2/calculated_indicator_component/";

    private HttpClient Manager => metadata.As(metadata.Manager);

    /// <summary>From the first row to the last the values are those of the definition as it is.</summary>
    [Fact]
    public async Task Values_follow_the_definition_at_once()
    {
        var share = await Manager.Insert(
            "/api/v2/indicator/",
            """{"name":"Share of boys","short_name":"share of boys","description":"","source_id":1}"""
        );
        var part = await Manager.Insert(
            Components,
            $$"""{"indicator_id":{{share}},"indicator_component_id":5,"calculation":"PART"}"""
        );

        (await Values(share)).ShouldBe("");

        await Manager.Insert(Components, $$"""{"indicator":{{share}},"indicator_component":7,"calculation":"WHOLE"}""");

        (await Values(share)).ShouldBe(
            "6:0.4666666666666667", // 7 boys of 15 children, who are calculated themselves
            "the district, and what lies above it"
        );

        await Manager.Post(Components, $$"""{"id":{{part}},"indicator_component_id":6}""");

        (await Values(share)).ShouldBe("6:0.5333333333333333");

        await Manager.Post(Components, $$"""{"id":"","indicator_id":{{share}},"calculation":"WHOLE"}""");

        (await Values(share)).ShouldBe("");
    }

    [Theory]
    [InlineData("{\"indicator_id\":8,\"indicator_component_id\":8,\"calculation\":\"PART\"}")]
    [InlineData("{\"indicator_id\":5,\"indicator_component_id\":7,\"calculation\":\"PART_TO_BE_SUMMED\"}")]
    public async Task Nothing_is_calculated_from_itself(string body)
    {
        (await Manager.Refusal(Components, body)).ShouldBe(
            "400 invalid_value: indicator_component_id: an indicator cannot be calculated from itself"
        );
    }

    [Theory]
    [InlineData(
        "{\"indicator_id\":8,\"indicator_component_id\":5,\"calculation\":\"MEAN\"}",
        "400 invalid_value: calculation: 'MEAN' is none of PART_TO_BE_SUMMED, PART, WHOLE, PART_OF_DIFFERENCE, WHOLE_OF_DIFFERENCE, WHOLE_OF_DIFFERENCE_DENOMINATOR"
    )]
    [InlineData(
        "{\"indicator_id\":8,\"indicator_component_id\":999999,\"calculation\":\"PART\"}",
        "400 invalid_value: indicator_component_id: there is no row 999999"
    )]
    [InlineData(
        "{\"indicator_id\":3,\"indicator_component_id\":1,\"calculation\":\"PART\"}",
        "409 conflict: indicator_id, indicator_component_id, calculation: another row has 3, 1, 'PART'"
    )]
    public async Task Says_what_would_be_right(string body, string refusal) =>
        (await Manager.Refusal(Components, body)).ShouldBe(refusal);

    /// <summary>Of the second campaign, in the district where children were counted.</summary>
    private async Task<string> Values(int indicator) =>
        string.Join(
            ' ',
            await metadata.Database.Rows(
                $"""
                select region_id || ':' || calculated
                from monitoring.datapoint_resolved
                where indicator_id = {indicator} and region_id = 6 and calculated is not null
                """
            )
        );
}
