using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Bench.Stage;
using Platform.Features.Casework;
using Platform.Features.Chat;
using Platform.Features.Learning;

namespace Platform.Bench.Kills;

/// <summary>Clients of every area that go on writing, kill or no kill, each in its own loop.</summary>
internal sealed class Writers : IDisposable
{
    private const int Items = 20;
    private const int Users = 5;
    private const int Settlement = 5_000_001;
    private const int Settlements = 15_360;
    private const int Offices = 4;
    private const int FirstIndicator = 101;
    private const int Indicators = 20;

    /// <summary>Between two writes of a loop, so that an hour's writes can be looked for in a minute.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The same where a write makes work for a job.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(300);

    private readonly Kind _batch = new("Sync.Batch", Items);
    private readonly Kind _organization = new("Sync.Organization", 1);
    private readonly Kind _entry = new("Monitoring.Entry", 2);
    private readonly Kind _document = new("Monitoring.Document", 1);
    private readonly Kind _process = new("Monitoring.Process", Items, isJob: true);
    private readonly Kind _refresh = new("Monitoring.Refresh", 1, isJob: true);
    private readonly Kind _comment = new("Chat.Comment", 2);
    private readonly Kind _import = new("Chat.Import", Users, isJob: true);
    private readonly Kind _export = new("Chat.Export", 1, isJob: true);
    private readonly Kind _client = new("Casework.Client", 2);
    private readonly Kind _referral = new("Casework.Referral", 2);
    private readonly Kind _contact = new("Casework.Contact", 1);
    private readonly Kind _person = new("Learning.Person", 3);
    private readonly Kind _registration = new("Learning.Registration", 1);
    private readonly Kind _test = new("Learning.Test", 2);
    private readonly Kind _start = new("Learning.Start", 1);
    private readonly Kind _lesson = new("Learning.Lesson", 1);

    private readonly Access _access;
    private readonly CancellationToken _done;
    private readonly Caller _sync;
    private readonly Caller _monitoring;
    private readonly Caller _chat;
    private readonly Caller _casework;
    private readonly Caller _learning;

    public Writers(Uri address, Access access, CancellationToken done)
    {
        _access = access;
        _done = done;
        _sync = new Caller(address, done, ("Authorization", $"Token {access.Sync}"));
        _monitoring = new Caller(
            address,
            done,
            ("Authorization", $"Token {access.Monitoring}"),
            ("Prefer", "respond-async")
        );
        _chat = new Caller(address, done, ("QISCUS_SDK_SECRET", access.Chat));
        _casework = new Caller(address, done, ("Org", access.Org), ("Source", access.Source), ("User", access.User));
        _learning = new Caller(address, done);
        Kinds =
        [
            _batch,
            _organization,
            _entry,
            _document,
            _process,
            _refresh,
            _comment,
            _import,
            _export,
            _client,
            _referral,
            _contact,
            _person,
            _registration,
            _test,
            _start,
            _lesson,
        ];
    }

    public IReadOnlyList<Kind> Kinds { get; }

    /// <summary>What is told to the webhook's receiver.</summary>
    public Kind Comments => _comment;

    /// <summary>All loops, until they are told to end; fails with what should not have been answered.</summary>
    public Task Run() =>
        Task.WhenAll(
            Loop(Push, Pause),
            Loop(Organize, Pause),
            Loop(Type, Pause),
            Loop(Upload, 5 * LongPause),
            Loop(Say, Pause),
            Loop(Import, LongPause),
            Loop(Export, LongPause),
            Loop(Refer, Pause),
            Loop(Learn, LongPause)
        );

    /// <summary>The document that names the strings of all others, and their maps.</summary>
    public async Task Map(DataFiles database, CancellationToken stop)
    {
        var first = new Kind("Monitoring.Strings", 1);
        var id = (int)(await Upload(first, 0))!["objects"]!["new_id"]!;
        await Process(first, 0, id);
        await UntilProcessed(id);
        await database.Execute("Monitoring.Maps", stop, ("caller_id", _access.MonitoringId));
    }

    public void Dispose()
    {
        _sync.Dispose();
        _monitoring.Dispose();
        _chat.Dispose();
        _casework.Dispose();
        _learning.Dispose();
    }

    private async Task Loop(Func<long, Task> write, TimeSpan pause)
    {
        for (var number = 1L; !_done.IsCancellationRequested; number++)
        {
            await write(number);
            await Task.Delay(pause, _done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task Push(long number) =>
        _sync.UntilTaken(
            _batch,
            number,
            $"/sync/therapists/{Named(number)}/interactions/",
            Enumerable
                .Range(1, Items)
                .Select(counter => new
                {
                    counter,
                    interaction_date = "2018-06-08",
                    chat_count = 1,
                    call_count = 0,
                })
        );

    private Task Organize(long number) =>
        _sync.UntilTaken(
            _organization,
            number,
            "/sync/organizations/",
            new[] { new { organization_id = 1_000_000 + number } }
        );

    /// <summary>Once: the same again would be an update, with a second line of history.</summary>
    private Task Type(long number)
    {
        var settlement = number % Settlements;
        var office = settlement * Offices / Settlements;

        return _monitoring.Once(
            _entry,
            number,
            "/api/v1/dataentry/",
            new
            {
                region_id = Settlement + settlement,
                campaign_id = 1 + 6 * office + number / (Settlements * Indicators) % 4,
                indicator_id = FirstIndicator + number / Settlements % Indicators,
                value = number,
            }
        );
    }

    /// <summary>Uploaded, to be processed, its values to be written: jobs that wait for each other.</summary>
    private async Task Upload(long number)
    {
        if (
            await Upload(_document, number) is { } answer
            && (int)answer["objects"]!["new_id"]! is var id
            && await Process(_process, number, id) is not null
        )
        {
            await _monitoring.Once(_refresh, number, "/api/v2/refresh_master/", new { document_id = id });
        }
    }

    private Task<JsonNode?> Upload(Kind kind, long number)
    {
        var text = new StringBuilder("geocode,campaign,Indicator 101\n");
        for (var region = 0; region < Items; region++)
        {
            text.Append(CultureInfo.InvariantCulture, $"R5-{region},Campaign 0-4,{number % 1000 + region}\n");
        }

        var file = Encoding.UTF8.GetBytes(text.ToString());

        return _monitoring.Once(
            kind,
            number,
            "/api/v2/document/",
            () =>
                new MultipartFormDataContent
                {
                    { new ByteArrayContent(file), "docfile", "kept.csv" },
                    { new StringContent(Named(number)), "doc_text" },
                }
        );
    }

    private Task<JsonNode?> Process(Kind kind, long number, int id) =>
        _monitoring.Once(
            kind,
            number,
            "/api/v2/document_process/",
            new
            {
                document_id = id,
                region_code_col = "geocode",
                campaign_col = "campaign",
                indicator_col = "cols_are_indicators",
            }
        );

    private Task<bool> UntilProcessed(int id) =>
        _monitoring.Until(
            string.Create(CultureInfo.InvariantCulture, $"/api/v2/document_process/?document_id={id}"),
            answer => answer["objects"]!.AsArray().Any(job => (string?)job!["state"] == "done")
        );

    private Task Say(long number) =>
        _chat.UntilTaken(
            _comment,
            number,
            $"{ChatArea.Prefix}/post_comment",
            new
            {
                sender_email = "user-1",
                room_id = "hot",
                message = "Hello, harbour",
                unique_temp_id = Named(number),
            }
        );

    private Task Import(long number)
    {
        var users = JsonSerializer.SerializeToUtf8Bytes(
            Enumerable
                .Range(1, Users)
                .Select(user => new
                {
                    Email = string.Create(CultureInfo.InvariantCulture, $"kept-{number}-{user}"),
                    Name = "Kept",
                    AuthenticationToken = string.Create(CultureInfo.InvariantCulture, $"kept-{number}-{user}"),
                    Password = "",
                    CreateAt = "2017-05-10T11:46:30Z",
                })
        );

        return _chat.Once(
            _import,
            number,
            $"{ChatArea.Prefix}/imports",
            () =>
                new MultipartFormDataContent
                {
                    { new StringContent("users"), "type" },
                    { new ByteArrayContent(users), "file", "users.json" },
                }
        );
    }

    private Task Export(long number) =>
        _chat.Once(
            _export,
            number,
            $"{ChatArea.Prefix}/exports",
            new
            {
                type = "rooms",
                start_date = new DateOnly(2000, 1, 1)
                    .AddDays((int)number)
                    .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }
        );

    /// <summary>A person by the number of another system, whom the same again changes; then their case and a visit.</summary>
    private async Task Refer(long number)
    {
        if (
            await _casework.UntilTaken(
                _client,
                number,
                $"{CaseworkArea.Prefix}/clients/external_id/{Named(number)}",
                new { surname = "Kept" }
            )
                is not { } client
            || await _casework.Once(
                _referral,
                number,
                $"{CaseworkArea.Prefix}/referrals",
                new
                {
                    client = (long)client["id"]!,
                    project = 1 + number % 20,
                    date = "2019-06-03",
                    stage = 1,
                    description = Named(number),
                }
            )
                is not { } referral
        )
        {
            return;
        }

        await _casework.Once(
            _contact,
            number,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{CaseworkArea.Prefix}/due_contacts/referral/{referral["id"]}"
            ),
            new
            {
                user = 1,
                start_date = "2019-07-01T10:00",
                end_date = "2019-07-01T11:00",
                description = Named(number),
            }
        );
    }

    /// <summary>Somebody registers, logs in, registers for an event, hands its test in, and begins a course.</summary>
    private async Task Learn(long number)
    {
        var ids = _access.Learning;
        var (email, password) = ($"{Named(number)}@example.org", "a-long-secret");
        var person = new
        {
            email,
            password,
            first_name = "Anna",
            last_name = "Kovalenko",
            phone = "380441234567",
            region = "Kyiv",
            town = "Kyiv",
            job_place = "Hospital",
            job_name = "Surgeon",
            specialization = ids.Specialization,
        };
        if (
            await _learning.Once(_person, number, Learning($"users/register/"), person) is null
            || await _learning.UntilAnswered(Learning($"auth/token/"), new { email, password }) is not { } login
        )
        {
            return;
        }

        var token = (string)login["access"]!;
        await _learning.Once(_registration, number, Learning($"events/{ids.Event}/register/"), new { }, token);
        await _learning.Once(
            _test,
            number,
            Learning($"events/{ids.Event}/test/results/"),
            new Dictionary<string, long>(StringComparer.Ordinal)
            {
                [ids.Question.ToString(CultureInfo.InvariantCulture)] = ids.Answer,
            },
            token
        );
        await _learning.UntilTaken(_start, number, Learning($"courses/{ids.Course}/start/"), new { }, token);
        await _learning.UntilTaken(
            _lesson,
            number,
            Learning($"courses/{ids.Course}/lessons/{ids.Lesson}/finish/"),
            new { },
            token
        );
    }

    private static string Named(long number) => string.Create(CultureInfo.InvariantCulture, $"kept-{number}");

    private static string Learning(FormattableString path) =>
        $"{LearningArea.Prefix}/{FormattableString.Invariant(path)}";
}
