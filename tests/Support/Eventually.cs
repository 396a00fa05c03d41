using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Platform.Tests.Support;

/// <summary>Waits for what happens beside the test, for as long as it may take on a busy machine.</summary>
public static class Eventually
{
    /// <summary>Longer than anything takes: it only ends a wait that is in vain.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="isSo">Asked again and again.</param>
    /// <param name="within">Where something else would make it so later.</param>
    /// <param name="what">Told when it never comes.</param>
    public static async Task Until(
        Func<Task<bool>> isSo,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(isSo))] string what = ""
    )
    {
        for (var watch = Stopwatch.StartNew(); !await isSo(); await Task.Delay(10))
        {
            watch.Elapsed.ShouldBeLessThan(within ?? Patience, what);
        }
    }

    public static Task Until(Func<bool> isSo, [CallerArgumentExpression(nameof(isSo))] string what = "") =>
        Until(() => Task.FromResult(isSo()), null, what);

    /// <summary>Until a statement waits for what another holds.</summary>
    public static Task UntilBlocked(this TestDatabase database) =>
        Until(() =>
            database.Value<bool>(
                """
                select exists (
                    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                )
                """
            )
        );
}
