using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;
using System.Linq.Expressions;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Platform.Bench.Peer;

/// <summary>Since when tokens of an account count.</summary>
[Table("token_start", Schema = "learning")]
[PrimaryKey(nameof(AccountId))]
internal sealed class TokenStart
{
    public long AccountId { get; set; }
    public DateTime ValidFrom { get; set; }
}

[Table("event", Schema = "learning")]
internal sealed class Event
{
    public long Id { get; set; }
    public required string Kind { get; set; }
    public required string Name { get; set; }
    public required string Description { get; set; }
    public required string Text { get; set; }
    public string? Place { get; set; }
    public long? CertificateTemplateId { get; set; }
    public string? Image { get; set; }
    public string? EventPlan { get; set; }
    public DateTime StartDate { get; set; }
    public DateTime EndDate { get; set; }
    public DateTime TestingEndDate { get; set; }
    public bool IsDraft { get; set; }
    public bool Private { get; set; }
    public string? YoutubeId { get; set; }
    public decimal SuccessPercent { get; set; }
    public int MaxTries { get; set; }
    public DateTime Created { get; set; }
    public DateTime Updated { get; set; }
}

[Table("registration", Schema = "learning")]
internal sealed class Registration
{
    public long Id { get; set; }
    public long EventId { get; set; }
    public long? AccountId { get; set; }
    public IPAddress? ClientIp { get; set; }
}

[Table("assessment", Schema = "learning")]
internal sealed class Assessment
{
    public long Id { get; set; }
    public required string Kind { get; set; }
    public long? EventId { get; set; }
    public Event? Event { get; set; }
    public List<Question> Questions { get; set; } = [];
}

[Table("question", Schema = "learning")]
internal sealed class Question
{
    public long Id { get; set; }
    public long AssessmentId { get; set; }
    public required string Title { get; set; }
    public bool MultipleAnswers { get; set; }
    public DateTime? ArchivedAt { get; set; }
    public List<Choice> Answers { get; set; } = [];
}

[Table("answer", Schema = "learning")]
internal sealed class Choice
{
    public long Id { get; set; }
    public long QuestionId { get; set; }
    public required string Title { get; set; }
    public bool IsCorrect { get; set; }
    public DateTime? ArchivedAt { get; set; }
    public Question Question { get; set; } = null!;
}

[Table("submission", Schema = "learning")]
internal sealed class Submission
{
    public long Id { get; set; }
    public long AssessmentId { get; set; }
    public required string Kind { get; set; }
    public long AccountId { get; set; }
    public int QuestionsCount { get; set; }
    public int? CorrectAnswers { get; set; }
    public decimal? Result { get; set; }
    public bool? Success { get; set; }
    public DateTime Created { get; set; }
    public List<SubmissionAnswer> Answers { get; set; } = [];
}

[Table("submission_answer", Schema = "learning")]
[PrimaryKey(nameof(SubmissionId), nameof(QuestionId), nameof(AnswerId))]
internal sealed class SubmissionAnswer
{
    public long SubmissionId { get; set; }
    public long QuestionId { get; set; }
    public long AnswerId { get; set; }
    public required string QuestionTitle { get; set; }
    public required string AnswerTitle { get; set; }
    public bool? WasCorrect { get; set; }
    public Submission Submission { get; set; } = null!;
}

/// <summary>Whose token a request brings; null: it brings none.</summary>
internal sealed record Learner(long Id, bool IsStaff, DateTime? ValidFrom)
{
    private static readonly JsonWebTokenHandler Handler = new();

    public static async ValueTask<Learner?> BindAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0)
        {
            return null;
        }

        var services = context.RequestServices;
        var key = services.GetRequiredService<IConfiguration>()["BENCH_KEY"]!;
        var read = await Handler.ValidateTokenAsync(
            Header.Of(context, "Authorization", "Bearer "),
            new TokenValidationParameters
            {
                ValidateIssuer = false,
                ValidateAudience = false,
                IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)),
            }
        );
        if (
            read is not { IsValid: true, SecurityToken: JsonWebToken token }
            || token.GetPayloadValue<string>("token_type") != "access"
        )
        {
            throw Header.Unknown();
        }

        var id = token.GetPayloadValue<long>("user_id");
        var db = services.GetRequiredService<PeerContext>();
        var learner = await db
            .Accounts.Where(account => account.Id == id && account.IsActive)
            .Select(account => new Learner(
                account.Id,
                account.IsStaff || account.IsSuperuser,
                db.TokenStarts.Where(start => start.AccountId == account.Id)
                    .Select(start => (DateTime?)start.ValidFrom)
                    .FirstOrDefault()
            ))
            .FirstOrDefaultAsync(context.RequestAborted);

        return learner is null || token.IssuedAt < learner.ValidFrom ? throw Header.Unknown() : learner;
    }
}

internal static class PeerLearning
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var learning = app.MapGroup(Features.Learning.LearningArea.Prefix);
        learning.MapGet("/events/", List);
        learning.MapGet("/events/{id:long}/", Get);
        learning.MapPost("/events/{id:long}/test/results/", Submit);
    }

    private sealed class Microseconds() : TimeFormat("yyyy-MM-dd'T'HH:mm:ss.ffffff", "yyyy-MM-dd'T'HH:mm:ss");

    private sealed record Page(int Count, string? Next, string? Previous, IReadOnlyList<EventRow> Results);

    private sealed record EventRow(
        long Id,
        string Name,
        string Description,
        string? Place,
        long? CertificateTemplate,
        [property: JsonConverter(typeof(Microseconds))] DateTime StartDate,
        [property: JsonConverter(typeof(Microseconds))] DateTime EndDate,
        [property: JsonConverter(typeof(Microseconds))] DateTime TestingEndDate,
        bool IsDraft,
        string? Image,
        string Text,
        string? YoutubeId,
        bool Private,
        double SuccessPercent,
        int MaxTries,
        string? EventPlan,
        [property: JsonConverter(typeof(Microseconds))] DateTime Created,
        [property: JsonConverter(typeof(Microseconds))] DateTime Updated
    );

    private sealed record TestResult(
        long Id,
        long Test,
        long User,
        int QuestionsCount,
        int CorrectAnswers,
        double Result,
        [property: JsonConverter(typeof(Microseconds))] DateTime Created,
        bool Success
    );

    private static async Task<Page> List(
        HttpRequest request,
        Learner? viewer,
        PeerContext db,
        CancellationToken stop,
        string? place = null,
        string? search = null,
        string? ordering = null,
        [FromQuery(Name = "start_date__gte")] string? from = null,
        int page = 1,
        [FromQuery(Name = "page_size")] int size = 100
    )
    {
        var isStaff = viewer is { IsStaff: true };
        var registered = Registered(request, viewer, db);
        var events = db.Events.Where(row => row.Kind == "event" && (isStaff || !row.IsDraft));
        if (place is not null)
        {
            events = events.Where(row => row.Place == place);
        }

        if (from is not null)
        {
            var start = DateTime.Parse(
                from,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            );
            events = events.Where(row => row.StartDate >= start);
        }

        foreach (var word in (search ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var pattern = $"%{Escaped(word)}%";
            events = events.Where(row =>
                EF.Functions.ILike(row.Name, pattern)
                || EF.Functions.ILike(row.Description, pattern)
                || EF.Functions.ILike(row.Text, pattern)
                || EF.Functions.ILike(row.Place!, pattern)
                || (
                    (!row.Private || isStaff || registered.Any(one => one.EventId == row.Id))
                    && EF.Functions.ILike(row.YoutubeId!, pattern)
                )
            );
        }

        var count = await events.CountAsync(stop);
        events = ordering switch
        {
            "start_date" => events.OrderBy(row => row.StartDate).ThenBy(row => row.Id),
            "-start_date" => events.OrderByDescending(row => row.StartDate).ThenBy(row => row.Id),
            _ => events.OrderBy(row => row.Id),
        };
        var rows = await events
            .Skip((page - 1) * size)
            .Take(size)
            .Select(Row(request, isStaff, registered))
            .ToListAsync(stop);

        return new Page(
            count,
            count > page * size ? Link(request, page + 1) : null,
            page > 1 ? Link(request, page - 1) : null,
            rows
        );
    }

    private static async Task<IResult> Get(
        long id,
        HttpRequest request,
        Learner? viewer,
        PeerContext db,
        CancellationToken stop
    )
    {
        var isStaff = viewer is { IsStaff: true };
        var found = await db
            .Events.Where(row => row.Id == id && row.Kind == "event" && (isStaff || !row.IsDraft))
            .Select(Row(request, isStaff, Registered(request, viewer, db)))
            .FirstOrDefaultAsync(stop);

        return found is null ? Results.NotFound() : Results.Ok(found);
    }

    private static async Task<IResult> Submit(
        long id,
        Dictionary<long, JsonElement> sent,
        Learner? learner,
        PeerContext db,
        CancellationToken stop
    )
    {
        if (learner is null)
        {
            return Results.Unauthorized();
        }

        var test = await db
            .Assessments.AsNoTracking()
            .Include(row => row.Event)
            .Include(row => row.Questions.OrderBy(question => question.Id))
                .ThenInclude(question => question.Answers)
            .AsSingleQuery()
            .FirstOrDefaultAsync(
                row =>
                    row.Kind == "test"
                    && row.EventId == id
                    && row.Event!.Kind == "event"
                    && (learner.IsStaff || !row.Event.IsDraft),
                stop
            );
        if (test is null)
        {
            return Results.NotFound();
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var live = test.Questions.Where(question => question.ArchivedAt is null).ToList();
        var tries =
            test.Event!.MaxTries > 0
                ? await db.Submissions.CountAsync(
                    row => row.AssessmentId == test.Id && row.AccountId == learner.Id,
                    stop
                )
                : 0;
        if (
            live.Count == 0
            || test.Event.TestingEndDate < now
            || (test.Event.MaxTries > 0 && tries >= test.Event.MaxTries)
        )
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var chosen = sent.ToDictionary(pair => pair.Key, pair => Ids(pair.Value));
        var answers = test.Questions.SelectMany(question => question.Answers).ToDictionary(answer => answer.Id);
        var isSound = chosen.All(pair =>
            test.Questions.Any(question =>
                question.Id == pair.Key && (question.MultipleAnswers || pair.Value.Count < 2)
            ) && pair.Value.All(answer => answers.TryGetValue(answer, out var known) && known.QuestionId == pair.Key)
        );
        if (!isSound)
        {
            return Results.BadRequest();
        }

        var correct = live.Count(question =>
            chosen.TryGetValue(question.Id, out var given) && IsRight(question, given)
        );
        var hundredths = correct * 10_000L / live.Count;
        var submission = new Submission
        {
            AssessmentId = test.Id,
            Kind = "test",
            AccountId = learner.Id,
            QuestionsCount = live.Count,
            CorrectAnswers = correct,
            Result = hundredths / 100m,
            Success = hundredths >= test.Event.SuccessPercent * 100,
            Created = now,
            Answers =
            [
                .. live.Where(question => chosen.ContainsKey(question.Id))
                    .SelectMany(
                        question => chosen[question.Id],
                        (question, answer) =>
                            new SubmissionAnswer
                            {
                                QuestionId = question.Id,
                                AnswerId = answer,
                                QuestionTitle = question.Title,
                                AnswerTitle = answers[answer].Title,
                                WasCorrect = answers[answer] is { IsCorrect: true, ArchivedAt: null },
                            }
                    ),
            ],
        };
        db.Submissions.Add(submission);
        await db.SaveChangesAsync(stop);

        return Results.Json(
            new TestResult(
                submission.Id,
                test.Id,
                learner.Id,
                live.Count,
                correct,
                hundredths / 100.0,
                now,
                submission.Success.Value
            ),
            statusCode: StatusCodes.Status201Created
        );
    }

    private static Expression<Func<Event, EventRow>> Row(
        HttpRequest request,
        bool isStaff,
        IQueryable<Registration> registered
    )
    {
        var media = $"{request.Scheme}://{request.Host}/media/";

        return row => new EventRow(
            row.Id,
            row.Name,
            row.Description,
            row.Place,
            row.CertificateTemplateId,
            row.StartDate,
            row.EndDate,
            row.TestingEndDate,
            row.IsDraft,
            row.Image == null ? null : media + row.Image,
            row.Text,
            !row.Private || isStaff || registered.Any(one => one.EventId == row.Id) ? row.YoutubeId : null,
            row.Private,
            (double)row.SuccessPercent,
            row.MaxTries,
            row.EventPlan == null ? null : media + row.EventPlan,
            row.Created,
            row.Updated
        );
    }

    /// <summary>Where the viewer is registered: by account, or without one by address.</summary>
    private static IQueryable<Registration> Registered(HttpRequest request, Learner? viewer, PeerContext db)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress;

        return viewer is null
            ? db.Registrations.Where(one => one.ClientIp!.Equals(address))
            : db.Registrations.Where(one => one.AccountId == viewer.Id);
    }

    /// <summary>Of several right answers one, or, where several may be chosen, exactly all.</summary>
    private static bool IsRight(Question question, HashSet<long> chosen)
    {
        var right = question
            .Answers.Where(answer => answer is { IsCorrect: true, ArchivedAt: null })
            .Select(answer => answer.Id)
            .ToHashSet();

        return chosen.Count > 0
            && chosen.IsSubsetOf(right)
            && (!question.MultipleAnswers || chosen.Count == right.Count);
    }

    private static HashSet<long> Ids(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.GetInt64())]
            : [value.GetInt64()];

    /// <summary>A word of a search as part of a pattern.</summary>
    private static string Escaped(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);

    private static string Link(HttpRequest request, int page)
    {
        var query = request
            .Query.Where(pair => pair.Key != "page")
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()))
            .Append(KeyValuePair.Create("page", (string?)page.ToString(CultureInfo.InvariantCulture)))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal);

        return $"{request.Scheme}://{request.Host}{request.Path}{QueryString.Create(query)}";
    }
}
