using Microsoft.Playwright;

namespace Platform.Tests.Support;

/// <summary>
/// A real browser without a window, for the pages of the service: a class fixture. Debian's Chromium, or the one that
/// <c>PLATFORM_CHROMIUM</c> names. It starts with the first page, so that only tests that need it miss it.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string Program = Environment.GetEnvironmentVariable("PLATFORM_CHROMIUM")
        is { Length: > 0 } path
        ? path
        : "/usr/bin/chromium";

    private string? _folder;
    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>A page in a profile of its own that knows of no host but the service.</summary>
    public async Task<VisitedPage> Visit(Uri address, string path)
    {
        _browser ??= await Start();
        var context = await _browser.NewContextAsync(new() { BaseURL = address.ToString() });
        var page = new VisitedPage(address, context, await context.NewPageAsync());
        await page.Page.GotoAsync(path);

        return page;
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _driver?.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<IBrowser> Start()
    {
        Tools.Need(File.Exists(Program), "Chromium is needed: apt-get install chromium");

        _folder ??= Directory.CreateTempSubdirectory("platform-browser-").FullName;
        _driver ??= await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000); // as long as a click: the machine may be busy with other tests

        return await _driver.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Program,
                Args =
                [
                    "--no-sandbox", // root has none, and only our own pages are visited
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    // As on a machine without the internet: what calls out fails, which the console tells.
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                ],
                // What it writes beside its profile goes with the folder.
                Env = new Dictionary<string, string>
                {
                    ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
                    ["HOME"] = _folder,
                    ["TMPDIR"] = _folder,
                },
            }
        );
    }
}

/// <summary>An open page, with all that it asked for and complained about since it was opened.</summary>
public sealed class VisitedPage : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly IBrowserContext _context;
    private readonly List<string> _requests = [];
    private readonly List<string> _errors = [];

    internal VisitedPage(Uri address, IBrowserContext context, IPage page)
    {
        (_address, _context, Page) = (address, context, page);
        context.Request += (_, request) => Add(_requests, request.Url);
        page.WebSocket += (_, socket) => Add(_requests, socket.Url);
        page.PageError += (_, error) => Add(_errors, error);
        page.Console += (_, line) =>
        {
            if (line.Type is "error")
            {
                Add(_errors, $"{line.Text} {line.Location}");
            }
        };
    }

    /// <summary>To look and click with.</summary>
    public IPage Page { get; }

    /// <summary>Waits until nothing is on its way; then nothing went to another host, and the console is clean.</summary>
    public async Task ShouldHaveStayedAtHome()
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        lock (_requests)
        {
            _requests.ShouldNotBeEmpty();
            _requests.Where(url => !IsAtHome(url)).ShouldBeEmpty();
        }

        lock (_errors)
        {
            _errors.ShouldBeEmpty();
        }
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    /// <summary>Pages carry small pictures in themselves; no host is asked for those.</summary>
    private bool IsAtHome(string url) =>
        new Uri(url) is var asked && (asked.Scheme is "data" or "blob" || asked.Authority == _address.Authority);

    private static void Add(List<string> lines, string line)
    {
        lock (lines)
        {
            lines.Add(line);
        }
    }
}
