using System.ComponentModel.DataAnnotations;
using Carter;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Platform.Infrastructure.Http;
using Platform.Infrastructure.Http.Drf;
using Platform.Infrastructure.Security;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Support.Library;

/// <summary>An area in the dialect of Django REST framework that lets anybody read, takes files, and lies in a time zone.</summary>
public sealed class LibraryArea : DrfArea
{
    public static readonly LibraryArea Instance = new();

    private LibraryArea() { }

    public override string Name => "Library";

    public override IReadOnlyList<string> Prefixes => ["/library"];

    public override bool PathsEndInSlash => true;

    public override string? Scheme => CardScheme.Scheme;

    public override TimeZoneInfo ZoneOf(HttpContext context) => TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");

    public override void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CredentialScheme, CardScheme>();
        builder.Services.AddSingleton<Scribe>();
    }

    protected override string WordsOf(Refusal refusal, HttpContext context) =>
        refusal.Kind is RefusalKind.TooManyRequests
            ? $"Request was throttled. Expected available in {context.Response.Headers.RetryAfter} seconds."
            : base.WordsOf(refusal, context);
}

public sealed record Reader(string Card) : Caller, ICaller<Reader>
{
    public override string LogName => Card;

    public override string LimitKey => "reader " + Card;
}

/// <summary><c>Authorization: Card …</c></summary>
public sealed class CardScheme : CredentialScheme
{
    public const string Scheme = "Card";

    public override string Name => Scheme;

    public override string Challenge => Scheme;

    public override IReadOnlyDictionary<string, OpenApiSecurityScheme> Describe() =>
        new Dictionary<string, OpenApiSecurityScheme>
        {
            [Scheme] = new() { Type = SecuritySchemeType.Http, Scheme = "card" },
        };

    public override ValueTask<Proof> Prove(HttpContext context) =>
        new(
            context.Request.Headers.Authorization.ToString().Split(' ') switch
            {
                ["Card", "expired"] => new Refusal(RefusalKind.Unauthenticated) { Words = "The card has expired." },
                ["Card", var card] => Proof.Of(new Reader(card)),
                _ => Proof.Missing(new(RefusalKind.Unauthenticated)),
            }
        );
}

public sealed class ListBooks : ICarterModule
{
    private static readonly Access Anybody = Access.Optional(CardScheme.Scheme);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("library")
            .WithMetadata(LibraryArea.Instance)
            .Requires(Anybody)
            .MapGet("books/", (Reader? reader) => TypedResults.Ok(new Response(reader?.Card, 3d, DateTime.UnixEpoch)))
            .WithName("Library.ListBooks");

    public sealed record Response(string? Reader, double Rating, DateTime Since);
}

public sealed class CreateBook : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (
            var (method, path) in new[] { ("POST", "shelf/"), ("PUT", "shelf/{id:id}/"), ("PATCH", "shelf/{id:id}/") }
        )
        {
            app.MapGroup("library")
                .WithMetadata(LibraryArea.Instance)
                .Requires(Access.Proved(CardScheme.Scheme))
                .MapMethods(path, [method], Handle)
                .WithName("Library.CreateBook." + method);
        }
    }

    public sealed record Request(
        [MaxLength(20)] string Title,
        DateTime Bought,
        [Relation] long[] Tags,
        [Digits(5, 2)] [Range(0, 100)] decimal Price = 10m,
        [MaxLength(10)] UploadedFile? Cover = null,
        [MaxLength(2)] UploadedFile[] Pages = null!
    );

    private static async Task<Results<Ok<Dictionary<string, object?>>, FieldsRefused>> Handle(
        HttpRequest request,
        IFileStore files,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<Request>(request, stop, new UploadLimits(1000, 4, 10_000));
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var book = body.Value;
        if (book.Cover?.Content is { } cover)
        {
            await files.Put(cover.NameIn("library"), cover, stop);
        }

        return TypedResults.Ok(
            new Dictionary<string, object?>
            {
                ["given"] = body.Given(),
                ["cover"] = body.Has("cover") ? book.Cover?.FileName ?? "none" : "as it was",
                ["pages"] = book.Pages.Select(page => $"{page.FileName} {page.ContentType} {page.Content!.Length}"),
            }
        );
    }
}

/// <summary>How much was written in the end, whether it was sent or not.</summary>
public sealed class Scribe
{
    public int Megabytes { get; set; }
}

/// <summary>Enters a scroll, and answers as many megabytes as are asked for: longer than any single object is.</summary>
public sealed class CopyScroll : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var scrolls = app.MapGroup("library/scrolls/{name}")
            .WithMetadata(LibraryArea.Instance)
            .Requires(Access.Proved(CardScheme.Scheme));
        scrolls.MapPost("/", Copy).WithName("Library.CopyScroll").TakesIdempotencyKey();
        scrolls.MapPut("/", Copy).WithName("Library.ReplaceScroll").TakesIfMatch();
        scrolls.MapGet("/", (string name) => name).WithName("Library.GetScroll").TellsItsTag();
    }

    private static async Task Copy(
        string name,
        int megabytes,
        Scribe scribe,
        Database database,
        HttpResponse response,
        CancellationToken stop
    )
    {
        await database.InTransaction(
            inside =>
                inside.Execute(
                    TestStatement.Of("insert into monitoring.region_type (name) values (:name::text)"),
                    new { name },
                    stop
                ),
            stop
        );
        for (scribe.Megabytes = 0; scribe.Megabytes < megabytes; scribe.Megabytes++)
        {
            await response.BodyWriter.WriteAsync(new byte[1024 * 1024], stop);
        }
    }
}
