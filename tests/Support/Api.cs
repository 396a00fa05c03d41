using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Platform.Infrastructure.Http;

namespace Platform.Tests.Support;

/// <summary>
/// The real service on Kestrel with a database of its own: a class fixture. Derive from it where a test class needs
/// other settings, a fixed clock or rows that all its tests read.
/// </summary>
public class Api : IAsyncLifetime
{
    private readonly List<HttpClient> _clients = [];
    private WebApplication? _service;
    private FakeTimeProvider? _clock;

    /// <summary>A service account that may do whatever its area allows every caller.</summary>
    public TestAccount Bot { get; private set; } = null!;

    /// <summary>Sends no credentials.</summary>
    public HttpClient Anonymous { get; private set; } = null!;

    /// <summary>Sends the token of <see cref="Bot"/>.</summary>
    public HttpClient Client { get; private set; } = null!;

    public TestDatabase Database { get; private set; } = null!;

    /// <summary>What was logged at warning and above.</summary>
    public TestLog Log { get; } = new();

    /// <summary>The running service's own parts.</summary>
    public IServiceProvider Services => Service.Services;

    /// <summary>Where the service keeps files; made when the first comes, gone with the service.</summary>
    public string Files { get; } = Path.Combine(Path.GetTempPath(), $"platform-files-{Guid.NewGuid():N}");

    /// <summary>For example http://127.0.0.1:41234/.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The clock of all nodes where <see cref="Now"/> is set.</summary>
    public FakeTimeProvider Clock =>
        _clock ??= new FakeTimeProvider(Now ?? throw new InvalidOperationException("Override Now for a fixed clock."));

    /// <summary>Where the clock stands still; null: the real time.</summary>
    protected virtual DateTimeOffset? Now => null;

    /// <summary>Settings on top of appsettings.json, <c>["Sync:AllowRegistration"] = "true"</c>.</summary>
    protected virtual void Configure(IDictionary<string, string?> settings) { }

    /// <summary>What the service is made of.</summary>
    protected virtual IReadOnlyList<Part> Parts => global::Program.Parts;

    /// <summary>What the service is started with.</summary>
    protected virtual string ConnectionString => Database.ConnectionString;

    /// <summary>Rows that all tests of the class read.</summary>
    protected virtual Task Arrange(TestDatabase database) => Task.CompletedTask;

    /// <summary>What <see cref="Arrange"/> started beside the database.</summary>
    protected virtual Task CleanUp() => Task.CompletedTask;

    /// <summary>A client with the account's token.</summary>
    public HttpClient As(TestAccount account) => WithToken(account.Token);

    /// <param name="token">The text of a token.</param>
    /// <param name="node">Another than the first, see <see cref="StartNode"/>.</param>
    public HttpClient WithToken(string token, WebApplication? node = null)
    {
        var client = NewClient(node is null ? null : AddressOf(node));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", token);

        return client;
    }

    /// <summary>A client that sends these headers with each request.</summary>
    public HttpClient WithHeaders(params (string Name, string Value)[] headers)
    {
        var client = NewClient();
        foreach (var (name, value) in headers)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return client;
    }

    /// <summary>Rows were changed beside the service, which is told of nothing.</summary>
    public void ForgetWhatIsKept()
    {
        foreach (var subscription in Services.GetServices<Subscription>())
        {
            subscription.Reconnected();
        }
    }

    /// <summary>A second node on the same database, with the same settings; the caller disposes it.</summary>
    public async Task<WebApplication> StartNode()
    {
        var node = Compose();
        await node.StartAsync();

        return node;
    }

    async Task IAsyncLifetime.InitializeAsync()
    {
        Database = await TestDatabase.Create();
        Bot = await Database.AddAccount("sync-bot", isServiceAccount: true);
        await Arrange(Database);
        _service = await StartNode();
        Address = AddressOf(_service);
        Anonymous = NewClient();
        Client = As(Bot);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        if (Directory.Exists(Files))
        {
            Directory.Delete(Files, recursive: true);
        }

        await Database.DisposeAsync();
        await CleanUp();
    }

    public static Uri AddressOf(WebApplication node) =>
        new(
            node.Services.GetRequiredService<IServer>()
                .Features.GetRequiredFeature<IServerAddressesFeature>()
                .Addresses.Single()
        );

    private WebApplication Service => _service ?? throw new InvalidOperationException("The service is not started.");

    private WebApplication Compose()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "Platform",
                EnvironmentName = "Production",
                ContentRootPath = AppContext.BaseDirectory,
                Args = ["--hostBuilder:reloadConfigOnChange=false"],
            }
        );
        var settings = new Dictionary<string, string?>
        {
            ["RequestLog:Enabled"] = "false",
            ["RateLimits:PerCaller"] = "0",
            ["RateLimits:PerAddress"] = "0",
            ["RateLimits:LogIns"] = "0",
            ["Learning:Throttles:Enabled"] = "false",
            ["Storage:Folder"] = Files,
            ["Mail:Folder"] = Path.Combine(Files, "mail"),
        };
        Configure(settings);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (Now is not null)
        {
            builder.Services.AddSingleton<TimeProvider>(Clock);
        }

        return global::Program.Compose(builder, () => ConnectionString, Parts);
    }

    private HttpClient NewClient(Uri? address = null)
    {
        // What the service sends is what the test sees: no redirects followed, no cookies kept.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        var client = new HttpClient(handler) { BaseAddress = address ?? Address };
        lock (_clients)
        {
            _clients.Add(client);
        }

        return client;
    }
}
