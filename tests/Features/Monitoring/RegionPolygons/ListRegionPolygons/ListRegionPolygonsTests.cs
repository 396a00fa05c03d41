namespace Platform.Tests.Features.Monitoring.RegionPolygons.ListRegionPolygons;

/// <summary>Polygons are read by whom their regions are.</summary>
public sealed class ListRegionPolygonsTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Polygons = "/api/v2/region_polygon/";

    [Fact]
    public async Task Each_caller_sees_those_of_the_own_regions()
    {
        (await metadata.As(metadata.Reader).Ids(Polygons)).ShouldBe("2,4,9");
        (await metadata.As(metadata.Country).Ids(Polygons)).ShouldBe("2,4");
        (await metadata.As(metadata.District).Ids(Polygons)).ShouldBe("4");
        (await metadata.As(metadata.Nobody).Ids(Polygons)).ShouldBe("");
        (await metadata.As(metadata.Manager).Ids(Polygons)).ShouldBe("");
        (await metadata.As(metadata.District).Get(Polygons + "2/")).Status.ShouldBe(404);
        (await metadata.As(metadata.District).Ids(Polygons + "?region__in=2,4,9")).ShouldBe("4");
    }
}
