using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Infrastructure.Http;

/// <summary>Section <c>Http</c> of the settings.</summary>
public sealed class HttpOptions : IValidatableObject
{
    /// <summary>Largest request body in bytes where the endpoint does not say otherwise.</summary>
    [Range(1024, int.MaxValue)]
    public long MaxBodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>How long a sender may be silent in the middle of a body before it is answered 408.</summary>
    [Range(1, 3600)]
    public int BodySilenceSeconds { get; set; } = 5;

    /// <summary>Answers of at least so many bytes are compressed for clients that take gzip or br; 0: none is.</summary>
    [Range(0, 1024 * 1024)]
    public int CompressFromBytes { get; set; } = 2048;

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
    /// <summary>
    /// What the areas may still refuse in their own words (<see cref="RequestBounds.UseLineBound"/>); beyond it the server
    /// closes the connection with a bare 414.
    /// </summary>
    private const int MostLineBytes = 2 * RequestBounds.MostLineBytes;

    /// <summary>What pages of other origins may read of an answer, beside what browsers show them anyway.</summary>
    private static readonly string[] Exposed =
    [
        "Retry-After",
        "Content-Disposition",
        "ETag",
        "Location",
        "Link",
        "Deprecation",
        "Sunset",
        "X-Total-Count",
        "Possible-Duplicates",
        "X-Request-Id",
        IdempotencyKey.Replayed,
        .. RateLimitHeaders.Names,
    ];

    /// <summary>How long a browser need not ask again whether it may; browsers keep it no longer than this.</summary>
    private static readonly TimeSpan PreflightLife = TimeSpan.FromHours(2);

    public static void AddHttp(this WebApplicationBuilder builder, IReadOnlyList<Area> areas)
    {
        var options = builder.Options<HttpOptions>("Http");

        builder.Services.AddSingleton(options);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = MostLineBytes;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = options.MaxBodyBytes;
            form.ValueCountLimit = RequestBounds.MostParameters;
        });
        var settings = builder.Settings();
        builder.Services.ConfigureHttpJsonOptions(json => JsonDefaults.Apply(json.SerializerOptions, areas, settings));
        builder.Services.AddSingleton(new Areas(areas));
        builder.Services.AddRouting(routing =>
        {
            routing.ConstraintMap["digits"] = typeof(DigitsConstraint);
            routing.ConstraintMap["id"] = typeof(IdConstraint);
        });
        builder.Services.AddCors(cors =>
            cors.AddDefaultPolicy(policy =>
                policy
                    .WithOrigins(options.CorsOrigins)
                    .AllowAnyHeader()
                    .AllowAnyMethod()
                    .WithExposedHeaders(Exposed)
                    .SetPreflightMaxAge(PreflightLife)
            )
        );
    }

    /// <summary>CORS where origins are configured.</summary>
    public static void UseCorsOrigins(this WebApplication app)
    {
        if (app.Services.GetRequiredService<HttpOptions>().CorsOrigins.Length > 0)
        {
            app.UseCors();
        }
    }

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
