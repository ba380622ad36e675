using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GovMedia.Testing;

/// <summary>A real Azurite on loopback, on free ports, in a directory of its own; gone when disposed of.</summary>
public sealed partial class AzuriteServer : IAsyncDisposable
{
    /// <summary>The emulator's account and key, published with it and the same everywhere.</summary>
    public const string Account = "devstoreaccount1";
    public const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly string directory;

    private AzuriteServer(Process process, string directory, Uri blobs, Uri tables)
    {
        this.process = process;
        this.directory = directory;
        Blobs = blobs;
        Tables = tables;
    }

    /// <summary>The Blob service's address, account included.</summary>
    public Uri Blobs { get; }

    /// <summary>The Table service's address, account included.</summary>
    public Uri Tables { get; }

    /// <summary>What an application is given.</summary>
    public string ConnectionString => ConnectionTo(Tables, Blobs);

    /// <summary>The emulator's account at any addresses.</summary>
    public static string ConnectionTo(Uri tables, Uri blobs) =>
        $"AccountName={Account};AccountKey={Key};TableEndpoint={tables};BlobEndpoint={blobs}";

    /// <summary>Installs Azurite if it is not yet, and starts it.</summary>
    /// <param name="more">Further command-line options.</param>
    public static async Task<AzuriteServer> StartAsync(params string[] more)
    {
        string tools = await ToolsAsync();
        string directory = Directory.CreateTempSubdirectory("azurite-").FullName;
        ProcessStartInfo start = Command(tools, "node",
        [
            Path.Combine(tools, "azurite.js"), "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--location", directory, "--blobHost", "127.0.0.1", "--blobPort", "0",
            "--queueHost", "127.0.0.1", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0", .. more,
        ]);
        Process process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        Dictionary<string, Uri> found = await ListenAsync(process);
        _ = process.StandardOutput.ReadToEndAsync();
        return new AzuriteServer(
            process, directory, new Uri(found["Blob"], Account), new Uri(found["Table"], Account));
    }

    /// <summary>Where the tools of the tests are, installed if they were not yet.</summary>
    public static async Task<string> ToolsAsync()
    {
        string tools = ToolsDirectory();
        await InstallAsync(tools);
        return tools;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at (?<address>\S+)")]
    private static partial Regex Listening();

    private static async Task<Dictionary<string, Uri>> ListenAsync(Process process)
    {
        using CancellationTokenSource limit = new(StartLimit);
        Dictionary<string, Uri> found = [];
        while (!found.ContainsKey("Blob") || !found.ContainsKey("Table"))
        {
            string line = await process.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException("Azurite ended before it listened.");
            if (Listening().Match(line) is { Success: true } match)
            {
                found[match.Groups["service"].Value] = new Uri(match.Groups["address"].Value);
            }
        }

        return found;
    }

    /// <summary>Once per checkout, whichever test assembly comes first.</summary>
    private static async Task InstallAsync(string tools)
    {
        string done = Path.Combine(tools, "node_modules", ".package-lock.json");
        string lockName = $"govmedia-tools-{Convert.ToHexString(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(tools)))[..16]}.lock";
        using CancellationTokenSource limit = new(InstallLimit);
        while (IsStale(tools, done))
        {
            try
            {
                string path = Path.Combine(Path.GetTempPath(), lockName);
                await using FileStream held = new(
                    path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                if (IsStale(tools, done))
                {
                    await RunAsync(tools, limit.Token);
                    File.SetLastWriteTimeUtc(done, DateTime.UtcNow);
                }
            }
            catch (IOException)
            {
                // Another test assembly installs: look again until it has, or the limit passes.
                await Task.Delay(200, limit.Token);
            }
        }
    }

    /// <summary>The rule of the <c>govmedia</c> script: installed after the lock file last changed.</summary>
    private static bool IsStale(string tools, string done) =>
        File.GetLastWriteTimeUtc(done) <= File.GetLastWriteTimeUtc(Path.Combine(tools, "package-lock.json"));

    private static async Task RunAsync(string tools, CancellationToken cancellationToken)
    {
        using Process npm = Process.Start(
            Command(tools, "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]))!;
        npm.StandardInput.Close();
        Task<string> output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        string error = await npm.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm ci in {tools} ended with {npm.ExitCode}: {error}");
        }
    }

    private static ProcessStartInfo Command(string directory, string program, IEnumerable<string> arguments) =>
        new(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private static string ToolsDirectory()
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            string tools = Path.Combine(at, "tests", "tools");
            if (File.Exists(Path.Combine(tools, "package.json")))
            {
                return tools;
            }
        }

        throw new DirectoryNotFoundException("tests/tools is not above the test assembly.");
    }
}
