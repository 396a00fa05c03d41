using Carter;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Platform.Infrastructure.Http;
using Platform.Infrastructure.Security;

namespace Platform.Tests.Support.Clinic;

/// <summary>
/// An area that proves first, whose callers are no accounts and send two headers, and whose paths name persons: what the
/// built areas do not all need.
/// </summary>
public sealed class ClinicArea : Area
{
    public static readonly ClinicArea Instance = new();

    private ClinicArea() { }

    public override string Name => "Clinic";

    public override IReadOnlyList<string> Prefixes => ["/clinic"];

    public override string? Scheme => BadgeScheme.Scheme;

    public override bool ProvesFirst => true;

    public override bool HidesPaths => true;

    public override void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CredentialScheme, BadgeScheme>();
        builder.Services.AddScoped<Stethoscope>();
    }

    public override OpenApiSchema RefusalSchema => new() { Type = JsonSchemaType.Object };

    public override Task Write(HttpContext context, Refusal refusal) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                code = refusal.Code ?? refusal.Kind.ToString(),
                words = refusal.Words,
                badges = (refusal as BadgeRefusal)?.Badges,
            }
        );
}

/// <summary>Who shows a badge of a house.</summary>
public sealed record Visitor(string House, string Badge) : Caller, ICaller<Visitor>
{
    public override string LogName => $"{House}/{Badge}";

    public override string LimitKey => "visitor " + LogName;
}

public sealed record BadgeRefusal(RefusalKind Kind, IReadOnlyList<string> Badges) : Refusal(Kind);

/// <summary>The headers <c>House</c> and <c>Badge</c>.</summary>
public sealed class BadgeScheme : CredentialScheme
{
    public const string Scheme = "Badge";

    public override string Name => Scheme;

    public override string Challenge => "Badge realm=\"clinic\"";

    public override IReadOnlyDictionary<string, OpenApiSecurityScheme> Describe() =>
        new[] { "House", "Badge" }.ToDictionary(
            header => header,
            header => new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = header,
            }
        );

    public override ValueTask<Proof> Prove(HttpContext context) => new(Look(context.Request.Headers));

    private static Proof Look(IHeaderDictionary headers) =>
        (headers["House"].ToString(), headers["Badge"].ToString()) switch
        {
            ("", "") => Proof.Missing(
                new(RefusalKind.Unauthenticated) { Code = "badge_missing", Words = "Show a badge." }
            ),
            (_, "lost") => new BadgeRefusal(RefusalKind.Unauthenticated, ["lost"]) { Code = "badge_unknown" },
            (_, "suspended") => new Refusal(RefusalKind.Forbidden) { Code = "badge_suspended" },
            var (house, badge) => Proof.Of(new Visitor(house, badge)),
        };
}

/// <summary>Lives as long as a request.</summary>
public sealed class Stethoscope
{
    public Guid Id { get; } = Guid.NewGuid();
}

public sealed class Patients : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var clinic = app.MapGroup("clinic").WithMetadata(ClinicArea.Instance);
        var closed = clinic.MapGroup("").Requires(Access.Proved(BadgeScheme.Scheme));
        closed
            .MapGet("patients/{name}", (string name, Visitor visitor) => $"{visitor.LogName} sees {name}")
            .WithName("Clinic.GetPatient");
        closed.MapPost("patients", (Visitor visitor) => visitor.LogName).WithName("Clinic.CreatePatient");
        closed.MapGet("{id:id}/chart", (long id) => $"chart {id}").WithName("Clinic.GetChart");
        closed
            .MapGet("broken/{name}", IResult (string name) => throw new InvalidOperationException("out of order"))
            .WithName("Clinic.Break");
        closed
            .MapGet("ward", (Visitor visitor) => visitor.LogName)
            .Requires(Access.Of<Visitor>("of house 1", BadgeScheme.Scheme, (_, visitor) => visitor?.House == "1"))
            .WithName("Clinic.GetWard");
        clinic
            .MapGet(
                "about",
                (Visitor? visitor, Stethoscope one, Stethoscope other) =>
                    $"{visitor?.LogName}{one.Id == other.Id} {one.Id}"
            )
            .WithName("Clinic.About")
            .AllowAnonymous();
    }
}
