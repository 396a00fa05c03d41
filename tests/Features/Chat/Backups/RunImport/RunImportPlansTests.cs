namespace Platform.Tests.Features.Chat.Backups;

/// <summary>
/// Imports while the planner has looked at its tables when there were other apps and another import in them alone: with a
/// plan that looks at every row for every row a statement would not end in its time.
/// </summary>
public sealed class RunImportPlansTests(RunImportPlansTests.Hurried api) : IClassFixture<RunImportPlansTests.Hurried>
{
    private const int Rows = 12_000;
    private const string When = "\"CreatedAt\":\"2017-05-11T19:14:24Z\"";

    public sealed class Hurried : BackupApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Database:JobTimeoutSeconds"] = "30";
        }
    }

    private HttpClient? _app;

    [Fact]
    public async Task Statistics_of_other_apps_and_imports_slow_nothing_down()
    {
        await api.Database.Execute(
            """
            alter table chat.import_user set (autovacuum_enabled = false);
            alter table chat.import_room set (autovacuum_enabled = false);
            alter table chat.import_comment set (autovacuum_enabled = false);
            insert into chat.import (app_id, resource_name, original_filename, size) values (2, 'users', '', 0);
            insert into chat.import_user (import_id, row_number) select 1, at from generate_series(1, 3000) as at;
            insert into chat.import_room (import_id, row_number) select 1, at from generate_series(1, 3000) as at;
            insert into chat.import_comment (import_id, row_number) select 1, at from generate_series(1, 3000) as at;
            alter table chat.app_user set (autovacuum_enabled = false);
            alter table chat.room set (autovacuum_enabled = false);
            alter table chat.participant set (autovacuum_enabled = false);
            alter table chat.comment set (autovacuum_enabled = false);
            insert into chat.app_user (app_id, email, username, password_hash, auth_token)
            select 2, 'many' || at, 'N', '', 'many' || at from generate_series(1, 20000) as at;
            insert into chat.room (app_id, unique_id, type, name, creator_id)
            select 2, 'many' || at, 'group', 'N', 21 from generate_series(1, 20000) as at;
            insert into chat.participant (app_id, room_id, user_id)
            select 2, id, 21 from chat.room where unique_id like 'many%';
            insert into chat.comment (
                app_id, room_id, room_seq, comment_before_id, user_id, type, message, unique_temp_id, created_at
            )
            select 2, 202, at, 0, 21, 'text', 'm', 'many' || at, now() from generate_series(1, 60000) as at;
            analyze;
            """
        );
        _app = await api.NewApp("unseen");

        await Import(
            "users",
            at =>
                $$"""{"Email":"u{{at}}","Name":"N","AuthenticationToken":"t{{at}}","Password":"p","CreateAt":"2017-05-10T11:46:30Z"}"""
        );
        await Import(
            "rooms",
            at =>
                $$"""{"Name":"N","Type":"group","CreatorEmail":"u1","UniqueId":"r{{at}}","ParticipantEmails":["u1","u{{at + 1}}"],{{When}}}"""
        );
        await Import(
            "comments",
            at =>
                $$"""{"Type":"text","Message":"m","UniqueId":"c{{at}}","CreatorEmail":"u1","RoomUniqueId":"r{{at % 100 + 1}}",{{When}}}"""
        );
        await Import(
            "comments",
            at =>
                $$"""{"Type":"reply","Message":"m","UniqueId":"d{{at}}","CreatorEmail":"u1","RoomUniqueId":"r{{at % 100 + 1}}","ParentCommentUniqueId":"{{(at > 200 ? $"d{at - 100}" : $"c{at}")}}","Payload":{"text":"m","replied_comment_id":1},{{When}}}"""
        );
        (await api.Export(_app, "comments")).Length.ShouldBeGreaterThan(Rows);
    }

    private Task Import(string type, Func<int, string> row) =>
        api.ShouldImport(
            _app!,
            type,
            $"[{string.Join(',', Enumerable.Range(1, type == "rooms" ? Rows - 1 : Rows).Select(row))}]",
            type == "rooms" ? Rows - 1 : Rows
        );
}
