using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;
using Platform.Features.Casework;
using Platform.Infrastructure.Http;
using Platform.Infrastructure.Http.Rows;

namespace Platform.Bench.Floor;

/// <summary>
/// The service's statement for a path, composed once, with its values; rows written with the names of the query. Reports are
/// planned anew each time, as by the service: a plan for any values takes several times as long.
/// </summary>
internal static class FloorCasework
{
    public static readonly (string, FloorRoute)[] Routes = [(CaseworkArea.Prefix + "/", Answer)];

    private static readonly ConcurrentDictionary<string, Question> Known = new(StringComparer.Ordinal);

    private static readonly Lazy<NpgsqlDataSource> Reports = new(() =>
        NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("BENCH_DATABASE"))
            {
                MaxPoolSize = 4,
                Options = "-c timezone=UTC -c jit=off",
            }
        )
    );

    /// <summary>The one of Casework.Load.sql, who sees everything.</summary>
    private static readonly CaseworkCaller Caller = new(
        OrgId: 1,
        SourceId: 1,
        UserId: 1,
        GroupId: 1,
        TimeZone: "Europe/London",
        BranchSystem: false,
        UploadsEnabled: true,
        MinCell: 0,
        MayWrite: true,
        CanReport: true,
        ReferralAdmin: false,
        AllProjects: true,
        Projects: [],
        AllBranches: true,
        Branches: [],
        AllTypes: true,
        Types: [],
        Hidden: []
    );

    private static readonly OwnFields Own = new(
        [
            new OwnField
            {
                Id = 21,
                ExtDbId = 7,
                Parent = "client",
                Cardinality = "single",
                Name = "website_photo_consent",
                Label = "Photo consent",
                FieldType = "option",
            },
        ],
        []
    );

    private static readonly Statement CreateReferral = Statement.Named("Casework/CreateReferral");

    private static Task Answer(HttpContext context, NpgsqlDataSource source) =>
        HttpMethods.IsPost(context.Request.Method) ? Create(context, source) : Read(context, source);

    /// <summary>A referral with its first contact: the service's statement, for a body that is known to be right.</summary>
    private static async Task Create(HttpContext context, NpgsqlDataSource source)
    {
        var stop = context.RequestAborted;
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, stop);
        var asked = body.RootElement;
        var stage = asked.GetProperty("stage").GetInt32();
        await using var command = source.CreateCommand(CreateReferral.Text);
        foreach (
            var (name, value) in new (string, object)[]
            {
                ("org_id", Caller.OrgId),
                ("source_id", Caller.SourceId),
                ("user_id", Caller.UserId),
                ("time_zone", Caller.TimeZone),
                ("branch_system", Caller.BranchSystem),
                ("all_projects", true),
                ("projects", Caller.Projects),
                ("all_branches", true),
                ("branches", Caller.Branches),
                ("all_types", true),
                ("types", Caller.Types),
                ("now", TimeProvider.System.GetUtcNow()),
                (
                    "given",
                    JsonSerializer.Serialize(
                        new
                        {
                            client_id = asked.GetProperty("client").GetInt64(),
                            project_id = asked.GetProperty("project").GetInt64(),
                            date = asked.GetProperty("date").GetString(),
                            stage,
                            description = asked.GetProperty("description").GetString(),
                        }
                    )
                ),
                ("zoned", Array.Empty<string>()),
                (
                    "options",
                    JsonSerializer.Serialize(
                        new[]
                        {
                            new
                            {
                                field = "stage",
                                name = "stage",
                                list = "contacts/stage",
                                key = $"{stage}",
                            },
                        }
                    )
                ),
                ("extensions", "[]"),
                ("missing", Array.Empty<string>()),
                ("emptied", Array.Empty<string>()),
                ("is_empty", false),
                ("is_sound", true),
            }
        )
        {
            command.Parameters.AddWithValue(name, value);
        }

        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        if (reader.GetString(0) != "created")
        {
            throw new InvalidOperationException($"The referral was not created: {reader.GetString(0)}.");
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(new { id = reader.GetInt64(1) }, stop);
    }

    private static async Task Read(HttpContext context, NpgsqlDataSource source)
    {
        var stop = context.RequestAborted;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = Known.GetOrAdd(target, _ => Question.Of(target, context.Request.Query));
        await using var command = (question.Query.IsReport ? Reports.Value : source).CreateCommand(
            question.Statement.Text
        );
        foreach (var (name, value) in question.Values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await using var reader = await command.ExecuteReaderAsync(stop);
        context.Response.ContentType = "application/json";
        var output = context.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, JsonDefaults.Writer);
        var row = JsonRow.Of(
            question.Statement,
            reader,
            CaseworkArea.Instance.Rows,
            question.Query.IsReport ? 0 : 1,
            question.Keys
        );
        if (question.Query.IsDirect)
        {
            await reader.ReadAsync(stop);
            row.Write(json, reader);

            return;
        }

        json.WriteStartArray();
        for (var left = question.Query.Paging.Limit; left != 0 && await reader.ReadAsync(stop); left--)
        {
            row.Write(json, reader);
            await output.FlushIfFull(json, stop);
        }

        json.WriteEndArray();
    }

    private sealed record Question(
        RecordQuery Query,
        Statement Statement,
        IReadOnlyList<(string Name, object Value)> Values,
        IReadOnlyList<string> Keys
    )
    {
        public static Question Of(string target, IQueryCollection parameters)
        {
            var group = RecordGroup.Find(target.Split('/', '?')[2])!;
            var path = RecordPath.Read(target, 1, out _)!;
            var query = RecordQuery.Bind(path, parameters, CaseworkCatalogue.For(group, Caller, Own), Caller, out _)!;
            var statement = query.IsReport
                ? query.FillCounts(RecordReader.Named("Counts", group))
                : query.FillRecords(RecordReader.Named("Records", group));
            var names = query.Columns.Select(field => field.Name);

            return new(
                query,
                statement,
                [.. statement.Parameters.Select(name => (name, ValueOf(name, query)))],
                [.. query.IsReport ? names.Append("count") : names]
            );
        }

        private static object ValueOf(string name, RecordQuery query) =>
            query.Values.TryGetValue(name, out var value)
                ? value!
                : name switch
                {
                    "org_id" => Caller.OrgId,
                    "source_id" => Caller.SourceId,
                    "time_zone" => Caller.TimeZone,
                    "all_projects" or "all_types" or "all_branches" => true,
                    "projects" => Caller.Projects,
                    "types" => Caller.Types,
                    "branches" => Caller.Branches,
                    "now" => TimeProvider.System.GetUtcNow(),
                    "min_cell" or "offset" => 0L,
                    "after" => query.Paging.After ?? -1,
                    "limit" => (
                        query.IsReport ? RecordAnswer.MostGroups
                        : query.IsDirect ? 0L
                        : query.Paging.Limit ?? 1L << 40
                    ) + 1,
                    _ => throw new InvalidOperationException($"The floor has no value for {name}."),
                };
    }
}
