namespace Platform.Infrastructure.Data.Embedded;

/// <summary>What Debian has and this machine lacks, installed where the service is root and may do so.</summary>
internal static class DebianPackage
{
    private const string AptGet = "/usr/bin/apt-get";

    // Debian's package would make a cluster and start a server of its own.
    private const string Script = """
        set -e
        export DEBIAN_FRONTEND=noninteractive
        if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
            mkdir -p /etc/postgresql-common
            echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
        fi
        apt-get -qq update
        apt-get -qq -o DPkg::Lock::Timeout=300 install --no-install-recommends "$0"
        """;

    public static bool CanInstall => Environment.IsPrivilegedProcess && File.Exists(AptGet);

    /// <summary>False when it could not; why has been logged.</summary>
    public static async Task<bool> Install(string package, ILogger logger, CancellationToken stop)
    {
        logger.LogInformation("Installing what is missing: apt-get install {Package}", package);
        var outcome = await new Programs(user: null).Run("sh", ["-c", Script, package], stop);
        if (outcome.ExitCode == 0)
        {
            return true;
        }

        logger.LogWarning("apt-get could not install {Package}: {Reason}", package, outcome.FirstLine);

        return false;
    }
}
