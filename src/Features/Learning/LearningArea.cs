using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Npgsql;
using Platform.Features.Identity;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Http.Drf;
using Platform.Infrastructure.Jobs;

namespace Platform.Features.Learning;

/// <summary>Medical e-learning: events, webinars, courses, their tests and polls, certificates.</summary>
public sealed partial class LearningArea : DrfArea
{
    public const string Prefix = "/api/v0";

    public const string Media = "/media";

    /// <summary>Below it a WebSocket for each webinar.</summary>
    public const string Sockets = "/ws";

    /// <summary>Where certificates are confirmed.</summary>
    public const string Certificates = "/certificates";

    /// <summary>Below it a page for each webinar.</summary>
    public const string Watch = "/watch";

    /// <summary>The first part of its files' names in the store.</summary>
    public const string Files = "learning";

    /// <summary>Who writes the catalogue and sees everybody's results.</summary>
    public static readonly Access Staff = Access.Of<AccountCaller>(
        "learning staff",
        JwtScheme.Scheme,
        (_, caller) => caller is { HasStaffRights: true }
    );

    /// <summary>Broken where the caller is erased while the request is under way.</summary>
    private static readonly HashSet<string> OfCallers = new(StringComparer.Ordinal)
    {
        "certificate_account_id_fkey",
        "content_page_updated_by_fkey",
        "course_favourite_account_id_fkey",
        "course_pass_account_id_fkey",
        "participant_account_id_fkey",
        "realtime_launch_launched_by_fkey",
        "realtime_vote_account_id_fkey",
        "registration_account_id_fkey",
        "submission_account_id_fkey",
    };

    public static readonly LearningArea Instance = new();

    private LearningArea() { }

    public override string Name => "Learning";

    /// <summary>Those of links in mails are secrets.</summary>
    public override bool HidesPaths => true;

    public override IReadOnlyList<string> Prefixes => [Prefix, Media, Sockets, Watch, Certificates];

    public override bool PathsEndInSlash => true;

    public override string? Scheme => JwtScheme.Scheme;

    /// <summary>Descriptions and questions come with their translations and pasted pictures.</summary>
    public override int MostBytesOfOne => 4 * 1024 * 1024;

    public override IReadOnlyList<Topic> Topics => LearningTopics.All;

    public override string TimeFormat => "date-time-local";

    public override Seeder Seeder => new SeedLearning();

    public override void Add(WebApplicationBuilder builder)
    {
        var options = builder.Options<LearningOptions>("Learning");
        builder.Services.AddSingleton(options);
        foreach (var limit in Throttles.Of(options.Throttles))
        {
            builder.Services.AddSingleton(limit);
        }

        JsonColumns.Add<LessonFile[]>();
        JsonColumns.Add<Lesson[]>();
        JsonColumns.Add<CourseTest>();
        JsonColumns.Add<IReadOnlyList<long>>();
        builder.Services.AddSingleton<SigningKeys>();
        builder.Services.AddSingleton<JwtTokens>();
        builder.Services.AddSingleton<TokenAccounts>();
        builder.Services.AddSingleton(services =>
        {
            var accounts = services.GetRequiredService<TokenAccounts>();

            return new Subscription(
                "identity_changed",
                accountId => accounts.Forget(long.Parse(accountId, System.Globalization.CultureInfo.InvariantCulture)),
                accounts.ForgetAll
            );
        });
        builder.Services.AddSingleton<JwtScheme>();
        builder.Services.AddSingleton<CredentialScheme>(services => services.GetRequiredService<JwtScheme>());
        builder.Services.AddSingleton<KeptFiles>();
        builder.Services.AddSingleton<SignedLinks>();
        builder.Services.AddSingleton<ConfirmationMail>();
        builder.Services.AddSingleton<PasswordResetMail>();
        builder.Services.AddSingleton<People>();
        JsonColumns.Add<LaunchedQuestion>();
        JsonColumns.Add<ClosedQuestion>();
        builder.Services.AddSingleton<Launches>();
        builder.Services.AddSingleton(services => services.GetRequiredService<Launches>().Launched);
        builder.Services.AddHostedService(services => services.GetRequiredService<Launches>());
        JsonColumns.Add<Answer[]>();
        JsonColumns.Add<Question[]>();
        JsonColumns.Add<UserStatistics>();
        JsonColumns.Add<PollStatistics>();
        JsonColumns.Add<AskedAnswer[]>();
        JsonColumns.Add<ChosenAnswers>();
        JsonColumns.Add<AnswerCount[]>();
        builder.Services.AddSingleton<IJob, RemoveFile>();
        builder.Services.AddSingleton<IJob, SendMail>();
        builder.Services.AddSingleton<IJob, WriteRequestedMail>();
        builder.Services.AddSingleton<IJob, ForgetAddresses>();
    }

    /// <summary>Times without a zone, in the platform's; whole floats as <c>70.0</c>.</summary>
    public override IReadOnlyList<JsonConverter> WritesBy(Settings settings)
    {
        var zone = settings.Of<LearningOptions>("Learning").Zone;

        return [new DrfFloat(), new NaiveTime(zone), new NaiveTimeOrNull(zone)];
    }

    public override TimeZoneInfo ZoneOf(HttpContext context) => OptionsOf(context).Zone;

    public override DrfPageSizes PagesOf(HttpContext context) =>
        new(OptionsOf(context).PageSize, OptionsOf(context).LargestPageSize);

    public override string OriginOf(HttpContext context) =>
        OptionsOf(context).PublicOrigin is { Length: > 0 } origin ? origin.TrimEnd('/') : base.OriginOf(context);

    /// <summary>
    /// How links begin in mails that somebody else than their reader may have asked for: as the settings say, and never as
    /// the request does, whose host is its sender's to choose. Empty: they do not say; on a developer's machine it is the
    /// request's.
    /// </summary>
    public string MailOriginOf(HttpContext context) =>
        OptionsOf(context).PublicOrigin.Length > 0
        || context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? OriginOf(context)
            : "";

    /// <summary>How the addresses of files begin.</summary>
    public string MediaOf(HttpContext context) =>
        (OptionsOf(context).MediaOrigin is { Length: > 0 } origin ? origin.TrimEnd('/') : OriginOf(context))
        + Media
        + "/";

    /// <summary>The present, and before when times for tests have to have ended to be over.</summary>
    public (DateTimeOffset Now, DateTimeOffset OverBefore) TestTimesOf(HttpContext context)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

        return (now, now.AddSeconds(-OptionsOf(context).TestGraceSeconds));
    }

    /// <summary>Times as in records, where answers are streamed.</summary>
    public override RowStyle RowsOf(HttpContext context)
    {
        var zone = ZoneOf(context);

        return Rows with
        {
            Times = (value, target) => System.Text.Encoding.ASCII.GetBytes(NaiveTime.Text(value, zone), target),
        };
    }

    /// <summary>Answers are JSON whatever the caller says that it takes.</summary>
    public override IReadOnlyList<RefusalKind> RefusesAnywhere =>
        [.. base.RefusesAnywhere.Except([RefusalKind.NotAcceptable])];

    /// <summary>The contract spells lessons both ways, at any depth.</summary>
    public override Func<PathString, PathString>? Respells =>
        path =>
            path.StartsWithSegments(Prefix + "/courses", StringComparison.OrdinalIgnoreCase)
            && OneLesson().Match(path.Value!) is { Success: true } one
                ? new PathString(path.Value!.Insert(one.Groups["word"].Index + one.Groups["word"].Length, "s"))
                : path;

    public override OpenApiSchema RefusalSchema
    {
        get
        {
            var schema = base.RefusalSchema;
            schema.Properties!["code"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "What is wrong with a token, for programs.",
            };
            schema.Properties["messages"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "What is wrong with it as access token.",
                Items = new OpenApiSchema { Type = JsonSchemaType.Object },
            };

            return schema;
        }
    }

    /// <summary>Refusals of tokens say more than <c>detail</c>, a broken rule of the database names its field.</summary>
    public override Task Write(HttpContext context, Refusal refusal) =>
        refusal switch
        {
            TokenRefused told => DrfBody.Write(context.Response, told.Write),
            FieldRefused told => FieldsRefused.Of(told.Field!, told.Words!).ExecuteAsync(context),
            _ => base.Write(context, refusal),
        };

    /// <summary>Those that a look before the write can miss: somebody else was quicker.</summary>
    public override Refusal? Translate(PostgresException refused, HttpContext context) =>
        refused.SqlState is PostgresErrorCodes.ForeignKeyViolation && HttpMethods.IsDelete(context.Request.Method)
            ? new Refusal(RefusalKind.Invalid) { Words = "Others refer to this, so it cannot be deleted." }
        : OfCallers.Contains(refused.ConstraintName ?? "") ? TokenRefused.UserNotFound
        : FieldRefused.Of(refused.ConstraintName);

    public override Task WriteOptions(HttpContext context) =>
        DrfBody.Write(
            context.Response,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("name", LearningTopics.NameOf(context.Request.Path));
                json.WriteString("description", "");
                json.WritePropertyName("renders");
                JsonSerializer.Serialize(json, (string[])["application/json"]);
                json.WritePropertyName("parses");
                JsonSerializer.Serialize(json, BodyTypes);
                json.WriteEndObject();
            }
        );

    protected override string WordsOf(Refusal refusal, HttpContext context) =>
        refusal.Kind is RefusalKind.TooManyRequests
        && context.Response.Headers.RetryAfter.ToString() is { Length: > 0 } seconds
            ? $"Request was throttled. Expected available in {seconds} second{(seconds == "1" ? "" : "s")}."
            : base.WordsOf(refusal, context);

    private static LearningOptions OptionsOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<LearningOptions>();

    [GeneratedRegex(
        @"\A/api/v0/courses/[0-9]+/(?<word>lesson)(/|\z)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex OneLesson();
}

/// <summary>The groups of the area's routes, by who may call them.</summary>
public static class LearningRoutes
{
    /// <summary>Since when the document marks the other spellings.</summary>
    private static readonly DateOnly OtherSpellings = new(2026, 11, 30);

    /// <summary>Anyone; but a token that is sent must be good, and shows who is staff or has registered.</summary>
    public static RouteGroupBuilder LearningOpen(this IEndpointRouteBuilder app) =>
        app.LearningGroup().Requires(Access.Optional(JwtScheme.Scheme));

    /// <summary>Signed-in people.</summary>
    public static RouteGroupBuilder Learning(this IEndpointRouteBuilder app) =>
        app.LearningGroup().Requires(Access.Proved(JwtScheme.Scheme));

    /// <summary>Staff.</summary>
    public static RouteGroupBuilder LearningStaff(this IEndpointRouteBuilder app) =>
        app.LearningGroup().Requires(LearningArea.Staff);

    /// <summary>Routes that look at no <c>Authorization</c>: those that give tokens.</summary>
    public static RouteGroupBuilder LearningUnasked(this IEndpointRouteBuilder app) =>
        app.LearningGroup().AllowAnonymous();

    /// <summary>The two methods that change an object, and what each does.</summary>
    public static IReadOnlyList<(string Method, string Word)> Writes { get; } =
    [(HttpMethods.Put, "Replace"), (HttpMethods.Patch, "Change")];

    /// <summary>Says what the store of files may answer.</summary>
    public static RouteHandlerBuilder TakesFiles(this RouteHandlerBuilder route) =>
        route.Produces(StatusCodes.Status502BadGateway).Produces(StatusCodes.Status507InsufficientStorage);

    /// <summary>Another spelling of the contract, which keeps it: served without an end, and told to be one.</summary>
    /// <param name="route">Its operation.</param>
    /// <param name="successor">The operation under the spelling to use; null: this is it.</param>
    public static RouteHandlerBuilder Retired(this RouteHandlerBuilder route, string? successor) =>
        successor is null ? route : route.WithMetadata(new Retirement(OtherSpellings) { Successor = successor });

    private static RouteGroupBuilder LearningGroup(this IEndpointRouteBuilder app) =>
        app.MapGroup(LearningArea.Prefix).WithMetadata(LearningArea.Instance, new Allowance(Throttles.Requests));
}
