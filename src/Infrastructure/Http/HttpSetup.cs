using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Infrastructure.Http;

/// <summary>Section <c>Http</c> of the settings.</summary>
public sealed class HttpOptions : IValidatableObject
{
    /// <summary>Largest request body in bytes where the endpoint does not say otherwise.</summary>
    [Range(1024, int.MaxValue)]
    public long MaxBodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Origins that browsers may call from; none: CORS is off.</summary>
    public string[] CorsOrigins { get; set; } = [];

    /// <summary>Load balancers whose X-Forwarded-For and -Proto are believed; none: the headers mean nothing.</summary>
    public string[] TrustedProxies { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        TrustedProxies
            .Where(text => !Platform.Infrastructure.Http.TrustedProxies.TryParse(text, out _))
            .Select(text => new ValidationResult(
                $"'{text}' is neither an address nor a network such as 10.0.0.0/8",
                [nameof(TrustedProxies)]
            ));
}

/// <summary>The web server and what every request passes.</summary>
public static class HttpSetup
{
    /// <summary>Room for lists of 5,000 ids of ten digits, each comma percent-encoded.</summary>
    private const int MostLineBytes = 128 * 1024;

    public static void AddHttp(this WebApplicationBuilder builder, IReadOnlyList<Area> areas)
    {
        var options = builder.Options<HttpOptions>("Http");

        builder.Services.AddSingleton(options);
        // Whoever asks OneProvider for something that lives as long as a request is told so.
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = MostLineBytes;
        });
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = options.MaxBodyBytes);
        builder.Services.ConfigureHttpJsonOptions(json => JsonDefaults.Apply(json.SerializerOptions));
        builder.Services.AddSingleton(new Areas(areas));
        builder.Services.AddSingleton<CredentialSchemes>();
        builder.Services.AddRouting(routing => routing.ConstraintMap["digits"] = typeof(DigitsConstraint));
        builder.Services.AddCarter(configurator: carter => carter.WithEmptyValidators().WithModules(ModulesOf(areas)));
        builder.Services.AddCors(cors =>
            cors.AddDefaultPolicy(policy =>
                policy.WithOrigins(options.CorsOrigins).AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("Location")
            )
        );
    }

    /// <summary>The slices of the areas that are switched on: those in the area's namespace.</summary>
    private static Type[] ModulesOf(IReadOnlyList<Area> areas)
    {
        var spaces = areas.Select(area => area.GetType().Namespace).ToHashSet(StringComparer.Ordinal);

        return
        [
            .. typeof(HttpSetup)
                .Assembly.GetTypes()
                .Where(type => type.IsAssignableTo(typeof(ICarterModule)) && spaces.Contains(type.Namespace)),
        ];
    }

    /// <summary>CORS where origins are configured.</summary>
    public static void UseCorsOrigins(this WebApplication app)
    {
        if (app.Services.GetRequiredService<HttpOptions>().CorsOrigins.Length > 0)
        {
            app.UseCors();
        }
    }

    /// <summary>HEAD is answered as GET; the server leaves the body out.</summary>
    public static void UseHeadAsGet(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (HttpMethods.IsHead(context.Request.Method))
                {
                    context.Request.Method = HttpMethods.Get;
                }

                return next(context);
            }
        );

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers.XFrameOptions = "DENY";

                return next(context);
            }
        );
}
