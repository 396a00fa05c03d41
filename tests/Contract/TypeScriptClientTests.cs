using Platform.Features.Identity;

namespace Platform.Tests.Contract;

/// <summary>
/// Clients in TypeScript that two generators make of the committed documents: they compile by the strictest rules, and
/// with them a program proves who calls, lists, reads one, creates, and is refused, in each area of the running service.
/// </summary>
public sealed class TypeScriptClientTests(EveryRight api) : IClassFixture<EveryRight>, IDisposable
{
    private const string Password = "a long secret of the client";
    private const string Email = "client@example.org";

    private static readonly string[] Packages =
    [
        "@hey-api/openapi-ts@0.95.0",
        "openapi-fetch@0.17.0",
        "openapi-typescript@7.13.0",
        "typescript@5.9.3",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("platform-clients-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Clients_of_two_generators_compile_and_work()
    {
        var modules = await Tools.NodeModules(Packages);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/Contract/TypeScript")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), """{"type":"module","private":true}""");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "node_modules"), modules);

        await Node("generate.mjs", Path.Combine(Repository.Root, "docs/openapi"));
        await Node(Path.Combine(modules, "typescript", "bin", "tsc"), "--project", ".");

        using var caller = await api.NewCaller();
        var token = caller.DefaultRequestHeaders.GetValues("QISCUS_SDK_SECRET").Single();
        var id = await api.Database.Value<long>(
            """
            update identity.account
            set password_hash = :hash, email = :email, email_confirmed = true
            where id = (select max(account_id) from identity.token)
            returning id
            """,
            ("hash", Passwords.Hash(Password)),
            ("email", Email)
        );
        var user = await api.Database.Value<string>("select username from identity.account where id = :id", ("id", id));
        string[] who = [api.Address.ToString().TrimEnd('/'), user, Password, token, Email];
        await Node(["out/openapi-fetch.js", .. who]);
        await Node(["out/hey-api.js", .. who]);
    }

    private async Task Node(params string[] arguments)
    {
        var (exitCode, said) = await Tools.Run("node", arguments, _folder);
        exitCode.ShouldBe(0, said);
    }
}
