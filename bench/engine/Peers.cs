using System.ComponentModel;
using System.Diagnostics;

namespace GovMedia.Bench.Engine;

/// <summary>Gets the peers from npm and PostgreSQL from Debian, where they are missing, and starts them.</summary>
internal sealed class Peers : IAsyncDisposable
{
    private const string PostgreSql = "/usr/lib/postgresql";

    private readonly List<IContestant> running = [];
    private readonly Dictionary<string, string> missing = [];

    public IReadOnlyList<IContestant> Running => running;

    /// <summary>Peers that cannot be had, and why.</summary>
    public IReadOnlyDictionary<string, string> Missing => missing;

    public static async Task<Peers> StartAsync(string scripts, string folder)
    {
        Peers peers = new();
        string? lacking = Install(scripts);
        await peers.AddAsync("restate", "server and TypeScript SDK, HTTP ingress, defaults", scripts, folder, lacking);
        await peers.AddAsync("dbos", "TypeScript", scripts, folder, lacking ?? InstallPostgreSql());
        await peers.AddAsync("durabletask", "durabletask-js in memory, nothing durable", scripts, folder, lacking);
        return peers;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IContestant peer in running)
        {
            await peer.DisposeAsync();
        }
    }

    private static string? Install(string scripts)
    {
        string installed = Path.Combine(scripts, "node_modules", ".package-lock.json");
        string wanted = Path.Combine(scripts, "package-lock.json");
        bool current = File.Exists(installed)
            && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted);

        // What the packages would run when they are installed sends statistics, and nothing needs it.
        return current ? null : Execute("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], scripts);
    }

    private static string? InstallPostgreSql()
    {
        if (Directory.Exists(PostgreSql))
        {
            return null;
        }

        string anywhere = Path.GetTempPath();
        return Execute("apt-get", ["update", "-qq"], anywhere)
            ?? Execute("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "postgresql"], anywhere);
    }

    /// <returns>Null when it went well, else what went wrong.</returns>
    private static string? Execute(string program, string[] arguments, string folder)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? null
                : $"{program} {arguments[0]} ended with {process.ExitCode}: {error}{output.Result}".Trim();
        }
        catch (Win32Exception absent)
        {
            return $"{program}: {absent.Message}";
        }
    }

    private async Task AddAsync(string name, string about, string scripts, string folder, string? lacking)
    {
        try
        {
            running.Add(lacking is null
                ? await NodePeer.StartAsync(name, about, scripts, Path.Combine(folder, name))
                : throw new PeerMissingException(lacking));
        }
        catch (Exception failure) when (failure is PeerMissingException or Win32Exception)
        {
            missing.Add(name, failure.Message);
        }
    }
}
