using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace Platform.Tests.Infrastructure.Observability;

/// <summary>
/// An area whose paths name persons keeps them to itself: what a collector of traces is sent, over its real protocol,
/// and what is logged, says the route's template and no more.
/// </summary>
public sealed class HiddenPathsTests(HiddenPathsTests.Traced api) : IClassFixture<HiddenPathsTests.Traced>
{
    public sealed class Traced : TrialApi
    {
        private readonly Collector _collector = new();

        public string Sent => _collector.Sent;

        protected override void Configure(IDictionary<string, string?> settings) => _collector.Receive(settings);

        protected override Task Arrange(TestDatabase database) => _collector.Start();

        protected override async Task CleanUp() => await _collector.DisposeAsync();
    }

    [Fact]
    public async Task Spans_and_logs_say_the_template_alone()
    {
        var visitor = api.AsVisitor("1", "blue");
        (await visitor.Get("/clinic/patients/ada.lovelace?born=1815")).Status.ShouldBe(200);
        (await visitor.Get("/clinic/nobody/ada.lovelace")).Status.ShouldBe(404);
        (await visitor.Get("/clinic/broken/ada.lovelace")).Status.ShouldBe(500);
        (await api.Anonymous.Get("/clinic/patients/ada.lovelace")).Status.ShouldBe(401);
        (await api.AsReader("blue").Get("/library/books/?shelf=blue")).Status.ShouldBe(200);

        // A span ends after its answer has gone; the last one is that of the other area, which says its path.
        await Eventually.Until(() =>
            api.Services.GetRequiredService<TracerProvider>().ForceFlush()
            && api.Sent.Contains("/library/books/", StringComparison.Ordinal)
            && api.Sent.Contains("clinic/broken/{name}", StringComparison.Ordinal)
        );

        api.Sent.ShouldNotContain("lovelace");
        api.Sent.ShouldNotContain("1815");
        api.Log.Lines.ShouldContain(line => line.Contains("clinic/broken/{name}", StringComparison.Ordinal));
        api.Log.Lines.ShouldNotContain(line => line.Contains("lovelace", StringComparison.Ordinal));
    }
}
