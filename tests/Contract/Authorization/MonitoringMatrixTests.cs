using Platform.Tests.Features.Monitoring;

namespace Platform.Tests.Contract.Authorization;

/// <inheritdoc cref="Matrix"/>
public sealed class MonitoringMatrixTests(MonitoringMatrixTests.Countries api)
    : IClassFixture<MonitoringMatrixTests.Countries>
{
    private const string Mark = "heliotrope";

    /// <summary>The small country with its metadata; in the other country everything is marked.</summary>
    public sealed class Countries : Metadata
    {
        protected override void Configure(IDictionary<string, string?> settings) => Matrix.Still(settings);

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                $"""
                update monitoring.region set name = '{Mark}', slug = '{Mark}' where id = 9;
                update monitoring.datapoint set note = '{Mark}' where region_id = 9;
                """
            );
        }
    }

    [Fact]
    public async Task Every_operation_by_every_caller()
    {
        MatrixCaller[] callers =
        [
            new("none", api.Anonymous, Mark) { IsNobody = true },
            new("wrong", api.WithToken(new string('a', 64)), Mark) { IsNobody = true },
            new("inactive", api.As(await api.Database.AddAccount("inactive", isActive: false)), Mark)
            {
                IsNobody = true,
            },
            new("nobody", api.As(api.Nobody), Mark),
            new("district", api.As(api.District), Mark),
            new("reader", api.As(api.Reader)),
            new("country", api.As(api.Country), Mark),
            new("uploader", api.As(api.Uploader), Mark),
            new("manager", api.As(api.Manager), Mark),
            new("root", api.As(api.Root), Mark),
        ];

        await Verify(await Matrix.Of(api, "Monitoring", callers));
    }

    [Fact]
    public async Task Writes_at_the_same_time() => await Together.Of(api, "Monitoring", api.As(api.Root), share: 2);
}
