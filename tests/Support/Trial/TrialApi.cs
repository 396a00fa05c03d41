using Platform.Infrastructure.Http;
using Platform.Tests.Support.Clinic;
using Platform.Tests.Support.Library;

namespace Platform.Tests.Support;

/// <summary>The service with two more areas, for what the house can do and none of its areas asks of it yet.</summary>
public class TrialApi : Api
{
    protected override IReadOnlyList<Part> Parts =>
        [.. global::Program.Parts, ClinicArea.Instance, LibraryArea.Instance];

    public HttpClient AsVisitor(string house, string badge) => WithHeaders(("House", house), ("Badge", badge));

    public HttpClient AsReader(string card) => WithHeaders(("Authorization", $"Card {card}"));
}
