namespace Platform.Tests.Contract;

/// <summary>
/// Every POST of the five documents either takes an <c>Idempotency-Key</c>, or may be repeated as it is; those that take it
/// are repeated with it, all of them, and so is every PUT that does.
/// </summary>
public sealed class IdempotencyKeyTests(DemoRight api) : IClassFixture<DemoRight>
{
    /// <summary>Why a POST needs no key, by the beginning of its operation's name.</summary>
    private static readonly (string Operation, string Why)[] WithoutKey =
    [
        ("Sync.Upsert", "upserts: the same batch again writes the same rows"),
        ("Sync.CreateAllTime", "upserts: the same total or rate again writes the same row"),
        ("Sync.Export", "reads"),
        ("Sync.LogIn", "gives a token each time; secrets are kept nowhere"),
        ("Sync.LogOut", "ends what may have ended before"),
        ("Monitoring.SaveEntry", "upserts: the value of a cell"),
        ("Chat.AddRoomParticipants", "who is there stays"),
        ("Chat.ClearRoomMessages", "deletes"),
        ("Chat.DeactivateUsers", "changes"),
        ("Chat.DeleteMessages", "deletes"),
        ("Chat.DeleteRoom", "deletes"),
        ("Chat.EraseUser", "deletes"),
        ("Chat.GetOrCreate", "answers what is there"),
        ("Chat.GetRoomsInfo", "reads"),
        ("Chat.LoadComments", "reads"),
        ("Chat.LoginOrRegister", "upserts by the user's id; its answer is a secret"),
        ("Chat.PostComment", "has a key of its own, unique_temp_id"),
        ("Chat.ReactivateUsers", "changes"),
        ("Chat.RemoveDeviceToken", "deletes"),
        ("Chat.RemoveRoomParticipants", "deletes"),
        ("Chat.ResendWebhooks", "creates nothing: deliveries that are there are due again"),
        ("Chat.ResetUserToken", "changes; its answer is a secret"),
        ("Chat.SaveWebhook", "upserts by the address"),
        ("Chat.SearchMessages", "reads"),
        ("Chat.SetDeviceToken", "upserts by the token"),
        ("Chat.TestWebhook", "creates nothing: sends a test"),
        ("Chat.UpdateCommentStatus", "changes"),
        ("Chat.UpdateMessage", "changes"),
        ("Chat.UpdateProfile", "changes"),
        ("Chat.UpdateRoom", "changes"),
        ("Casework.Update", "changes"),
        ("Casework.UpsertClient", "upserts by external_id"),
        ("Casework.CancelContact", "changes"),
        ("Casework.CompleteContact", "changes: a contact that is done is told to be"),
        ("Casework.ProcessStagedPeople", "changes: who is processed is not processed again"),
        ("Learning.ObtainToken", "gives tokens each time; secrets are kept nowhere"),
        ("Learning.RefreshToken", "gives tokens each time; secrets are kept nowhere"),
        ("Learning.AddFavourite", "what is a favourite stays one"),
        ("Learning.StartCourse", "changes: where the caller is in a course"),
        ("Learning.StartLessonTest", "changes: where the caller is in a course"),
        ("Learning.FinishCourse", "changes: where the caller is in a course"),
        ("Learning.FinishLesson", "changes: where the caller is in a course"),
        ("Learning.GetCourseProgress", "reads"),
        ("Learning.GetLessonProgress", "reads"),
        ("Learning.LaunchQuestion", "changes: what is launched stays launched"),
        ("Learning.CloseQuestion", "changes: what is closed stays closed"),
        ("Learning.WithdrawCertificate", "changes"),
        ("Learning.RequestConfirmation", "creates nothing: a mail is asked for, the newest counts"),
        ("Learning.RequestPasswordReset", "creates nothing: a mail is asked for, the newest counts"),
        ("Learning.ResetPassword", "changes, once for each link"),
        ("Learning.Unsubscribe", "deletes"),
    ];

    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Each_post_takes_a_key_or_may_be_repeated_without(string area)
    {
        var posts = (await Operation.Of(api, area)).Where(one => one.Method == "POST").ToList();
        var unexplained = posts.Where(one => !TakesKey(one) && WhyNot(one) is null).Select(one => one.Id);
        var both = posts.Where(one => TakesKey(one) && WhyNot(one) is not null).Select(one => one.Id);
        var idle = WithoutKey
            .Where(why => why.Operation.StartsWith(area + ".", StringComparison.Ordinal))
            .Where(why => !posts.Any(one => one.Id!.StartsWith(why.Operation, StringComparison.Ordinal)));

        unexplained.ShouldBeEmpty();
        both.ShouldBeEmpty();
        idle.ShouldBeEmpty();
        await Verify(
                string.Join(
                    '\n',
                    posts
                        .Select(one => $"{one.Id, -60} {(TakesKey(one) ? "takes the key" : WhyNot(one))}")
                        .Order(StringComparer.Ordinal)
                )
            )
            .UseParameters(area);
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task What_is_repeated_with_its_key_is_done_once(string area)
    {
        var problems = new List<string>();
        var tried = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (caller, stranger) = await api.CallersFor(area);
        foreach (var operation in (await Operation.Of(api, area)).Where(TakesKey))
        {
            await api.Prepare(operation);
            var path = await DemoRight.PathOf(caller, operation);
            var key = Guid.NewGuid().ToString();
            var before = await api.Changed();
            var first = await Send(caller, operation, path, key);
            var made = await api.Changed();

            var again = await Send(caller, operation, path, $"\"{key}\"");
            var different = await Send(caller, operation, path, key, more: " ");
            var elsewhere = await Send(caller, operation, path + "?x=1", key);
            var after = await api.Changed();
            var another = await Send(stranger, operation, path, key);
            await api.Undo();

            tried[operation.Id!] = $"{first.Status}, repeated: the same answer, nothing done again";
            if (first.Status is < 200 or >= 300 || made.Count < before.Count + 2) // a row, and what was answered
            {
                problems.Add($"{operation.Id}: made nothing: {path} {first}\n{string.Join('\n', api.Log.Lines)}");
            }

            if (first["Idempotency-Replayed"] is not null || again["Idempotency-Replayed"] != "true")
            {
                problems.Add($"{operation.Id}: was not replayed: {again}");
            }

            if ((again.Status, again.Body, again["Location"]) != (first.Status, first.Body, first["Location"]))
            {
                problems.Add($"{operation.Id}: {first}\n{again}");
            }

            if (different.Status != 422 || elsewhere.Status != 422)
            {
                problems.Add($"{operation.Id}: another request with the key: {different}, {elsewhere}");
            }

            if (!after.SequenceEqual(made))
            {
                problems.Add($"{operation.Id}: changed again: {string.Join(", ", after.Skip(made.Count))}");
            }

            var isOfNobody = operation.Json["security"]?.AsArray() is null or { Count: 0 }; // of one address
            if ((another["Idempotency-Replayed"] is not null && !isOfNobody) || another.Status is 422 or >= 500)
            {
                problems.Add($"{operation.Id}: another caller with the key: {another}");
            }
        }

        problems.ShouldBeEmpty();
        await Verify(string.Join('\n', tried.Select(one => $"{one.Key, -60} {one.Value}"))).UseParameters(area);
    }

    private static bool TakesKey(Operation operation) =>
        operation.Json["parameters"]?.AsArray().Any(parameter => (string?)parameter!["name"] == "Idempotency-Key")
        == true;

    private static string? WhyNot(Operation operation) =>
        WithoutKey
            .Where(why => operation.Id!.StartsWith(why.Operation, StringComparison.Ordinal))
            .Select(why => why.Why)
            .FirstOrDefault();

    private static Task<RawAnswer> Send(
        HttpClient caller,
        Operation operation,
        string path,
        string key,
        string more = ""
    ) => RawAnswer.Of(caller, operation.Method, path, DemoRight.ContentOf(operation, more), ("Idempotency-Key", key));
}
