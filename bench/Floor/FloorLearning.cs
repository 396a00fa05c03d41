using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;
using Platform.Features.Learning;
using Platform.Infrastructure.Configuration;
using Platform.Infrastructure.Filters;
using Platform.Infrastructure.Http;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Bench.Floor;

/// <summary>
/// The statements of Learning with what a request names, and answers from the service's own records. Who asks is read from
/// the token, which nobody checks.
/// </summary>
internal static class FloorLearning
{
    public static readonly (string, FloorRoute)[] Routes =
    [
        ($"{LearningArea.Prefix}/events/", Event),
        ($"{LearningArea.Prefix}/courses/", Progress),
    ];

    private const string Origin = "http://localhost";
    private const string Media = $"{Origin}/media/";

    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<Event>("event");

    /// <summary>Composed once for the only list that is asked for.</summary>
    private static readonly string Events = Statement
        .Named("Learning/ListEvents")
        .Fill(
            "filters",
            [
                FieldCatalogue.Fragment(Fields.Find("place")!, Lookup.Exact),
                FieldCatalogue.Fragment(Fields.Find("start_date")!, Lookup.Find("gte")!),
                .. Fields.Search(),
            ]
        )
        .Fill("ordering", [FieldCatalogue.Order(Fields.Find("start_date")!, isDescending: true)])
        .Text;

    private static readonly string OneEvent = Statement.Named("Learning/GetEvent").Text;
    private static readonly string CourseProgress = Statement.Named("Learning/CourseProgress").Text;
    private static readonly string Standing = Statement.Named("Learning/SubmitTest.Standing").Text;
    private static readonly string Hold = Statement.Named("Learning/Participant.Hold").Text;
    private static readonly string Asked = Statement.Named("Learning/Participant.Asked").Text;
    private static readonly string Insert = Statement.Named("Learning/SubmitTest").Text;

    private static readonly JsonSerializerOptions Json = Options();

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonDefaults.Apply(options, [LearningArea.Instance], new Settings(new ConfigurationBuilder().Build()));

        return options;
    }

    private static Task Event(HttpContext context, NpgsqlDataSource source)
    {
        var path = context.Request.Path.Value!;

        return path.EndsWith("/events/", StringComparison.Ordinal) ? List(context, source)
            : path.EndsWith("/results/", StringComparison.Ordinal) ? Submit(context, source)
            : Detail(context, source);
    }

    private static async Task List(HttpContext context, NpgsqlDataSource source)
    {
        var asked = context.Request.Query;
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        await using var command = Command(
            connection,
            Events,
            ("kind", "event"),
            ("is_staff", false),
            ("account_id", AccountOf(context)),
            ("client_ip", DBNull.Value),
            ("media", Media),
            ("place__exact", $"{asked["place"]}"),
            (
                "start_date__gte",
                DateTime.SpecifyKind(
                    DateTime.Parse($"{asked["start_date__gte"]}", CultureInfo.InvariantCulture),
                    DateTimeKind.Utc
                )
            ),
            ("search", new[] { $"%{asked["search"]}%" }),
            ("limit", 100L),
            ("offset", 0L)
        );
        await using var row = await command.ExecuteReaderAsync(context.RequestAborted);
        var (count, rows) = (0L, new List<Event>(100));
        while (await row.ReadAsync(context.RequestAborted))
        {
            count = row.GetInt64(0);
            rows.Add(Read(row, 1));
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var next = Origin + target.Replace("&page_size", "&page=2&page_size", StringComparison.Ordinal);
        await Answer(context, new DrfPage<Event>(count, count > 100 ? next : null, null, rows));
    }

    private static async Task Detail(HttpContext context, NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        await using var command = Command(
            connection,
            OneEvent,
            ("kind", "event"),
            ("id", IdOf(context)),
            ("is_staff", false),
            ("account_id", AccountOf(context)),
            ("client_ip", DBNull.Value),
            ("media", Media)
        );
        await using var row = await command.ExecuteReaderAsync(context.RequestAborted);
        await row.ReadAsync(context.RequestAborted);
        await Answer(context, Read(row, 0));
    }

    private static async Task Progress(HttpContext context, NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        await using var command = Command(
            connection,
            CourseProgress,
            ("id", IdOf(context)),
            ("is_staff", false),
            ("account_id", AccountOf(context))
        );
        await using var row = await command.ExecuteReaderAsync(context.RequestAborted);
        await row.ReadAsync(context.RequestAborted);
        await Answer(
            context,
            new CourseProgress(
                row.IsDBNull(0) ? null : row.GetInt64(0),
                row.GetBoolean(1),
                row.GetDateTime(2),
                row.GetBoolean(3)
            )
        );
    }

    /// <summary>The same statements in the same transaction; all that is handed in is right.</summary>
    private static async Task Submit(HttpContext context, NpgsqlDataSource source)
    {
        var stop = context.RequestAborted;
        var account = AccountOf(context);
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, stop);
        var pairs = body.RootElement.EnumerateObject().ToList();
        var now = TimeProvider.System.GetUtcNow();
        (string, object)[] asked =
        [
            ("kind", "test"),
            ("owner", "event"),
            ("owner_id", IdOf(context)),
            ("course_id", DBNull.Value),
            ("is_staff", false),
            ("account_id", account),
            ("now", now),
            ("over_before", now.AddSeconds(-5)),
        ];
        await using var connection = await source.OpenConnectionAsync(stop);
        var test = await First(connection, Standing, asked, stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var hold = Command(connection, Hold, ("assessment_id", test), ("account_id", account)))
        {
            await hold.ExecuteNonQueryAsync(stop);
        }

        await First(connection, Standing, asked, stop);
        await First(connection, Asked, [("assessment_id", test), ("account_id", account)], stop);
        var written = await First(
            connection,
            Insert,
            [
                ("assessment_id", test),
                ("account_id", account),
                ("course_pass_id", DBNull.Value),
                ("lesson_id", DBNull.Value),
                ("test_window_id", DBNull.Value),
                ("questions_count", pairs.Count),
                ("correct_answers", pairs.Count),
                ("result", 100m),
                ("success", true),
                ("question_ids", pairs.Select(pair => long.Parse(pair.Name, CultureInfo.InvariantCulture)).ToArray()),
                ("answer_ids", pairs.Select(pair => pair.Value.GetInt64()).ToArray()),
                ("were_correct", pairs.Select(_ => true).ToArray()),
                ("now", now),
            ],
            stop
        );
        await transaction.CommitAsync(stop);
        context.Response.StatusCode = StatusCodes.Status201Created;
        await Answer(
            context,
            new TestResult(written, test, account, pairs.Count, pairs.Count, 100, now.UtcDateTime, true)
        );
    }

    private static async Task<long> First(
        NpgsqlConnection connection,
        string text,
        (string Name, object Value)[] args,
        CancellationToken stop
    )
    {
        await using var command = Command(connection, text, args);
        await using var row = await command.ExecuteReaderAsync(stop);
        var first = await row.ReadAsync(stop) ? row.GetInt64(0) : 0;
        while (await row.ReadAsync(stop))
        {
            // To the end, as a list is read.
        }

        return first;
    }

    private static Event Read(NpgsqlDataReader row, int at) =>
        new(
            row.GetInt64(at),
            row.GetString(at + 1),
            row.GetString(at + 2),
            Text(row, at + 3),
            row.IsDBNull(at + 4) ? null : row.GetInt64(at + 4),
            row.GetDateTime(at + 5),
            row.GetDateTime(at + 6),
            row.GetDateTime(at + 7),
            row.GetBoolean(at + 8),
            Text(row, at + 9),
            row.GetString(at + 10),
            Text(row, at + 11),
            row.GetBoolean(at + 12),
            row.GetDouble(at + 13),
            row.GetInt32(at + 14),
            Text(row, at + 15),
            row.GetDateTime(at + 16),
            row.GetDateTime(at + 17)
        );

    private static string? Text(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static Task Answer<T>(HttpContext context, T answer) =>
        context.Response.WriteAsJsonAsync(answer, Json, "application/json", context.RequestAborted);

    private static long IdOf(HttpContext context) =>
        long.Parse(context.Request.Path.Value!.Split('/')[4], CultureInfo.InvariantCulture);

    private static long AccountOf(HttpContext context) =>
        new JsonWebToken($"{context.Request.Headers.Authorization}"["Bearer ".Length..]).GetPayloadValue<long>(
            "user_id"
        );

    private static NpgsqlCommand Command(
        NpgsqlConnection connection,
        string text,
        params (string Name, object Value)[] args
    )
    {
        var command = new NpgsqlCommand(text, connection);
        foreach (var (name, value) in args)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
