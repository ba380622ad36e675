using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GovMedia.Cli.CommandLine;
using GovMedia.Cli.Up;

namespace GovMedia.Cli.Simulation;

/// <summary>A host of its own for one scenario: a child process on a free loopback port, in a folder that goes with it.
/// </summary>
internal sealed class HostProcess : IAsyncDisposable
{
    /// <summary>Variable that names the host's assembly; found in the source tree when unset.</summary>
    public const string Variable = "GOVMEDIA_HOST";

    /// <summary>Variable that says where Azurite is.</summary>
    public const string Connection = "GovMedia__StorageConnection";

    private const int KeptLines = 40;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly Queue<string> lastLines = new();

    private HostProcess(Process process, DirectoryInfo folder, Uri url, string password)
    {
        this.process = process;
        this.folder = folder;
        Url = url;
        Password = password;
    }

    /// <summary>Where it answers.</summary>
    public Uri Url { get; }

    /// <summary>Every demonstration user's password.</summary>
    public string Password { get; }

    /// <summary>Starts a host with the demonstration data and waits until it answers.</summary>
    /// <param name="assembly">The host's assembly.</param>
    /// <param name="start">Where its simulated clock begins.</param>
    /// <param name="packs">Files of rule packs that it has besides those shipped.</param>
    /// <param name="storage"><c>embedded</c>; or <c>azurite</c>, whose address stands in <see cref="Connection"/>.</param>
    /// <param name="stop">Ends the waiting, and the host with it.</param>
    /// <exception cref="CommandFailedException">It ended or did not answer; the message carries its last lines.</exception>
    public static async Task<HostProcess> StartAsync(
        string assembly, DateTimeOffset start, IReadOnlyList<string> packs, string storage, CancellationToken stop)
    {
        if (storage != "embedded" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Connection)))
        {
            throw new UsageException($"--storage {storage} is for ./govmedia, which starts Azurite and sets {Connection}");
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-simulation-");
        DirectoryInfo added = folder.CreateSubdirectory("packs");
        foreach (string pack in packs)
        {
            File.Copy(pack, Path.Combine(added.FullName, Path.GetFileName(pack)));
        }

        HostSettings settings = new()
        {
            Port = FreePort(),
            DataDirectory = folder.FullName,
            Clock = HostSettings.SimulatedClock,
            Start = start,
            Storage = storage,
            Demo = true,
        };
        string password = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());
        ProcessStartInfo begin = new("dotnet", [assembly])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in settings.ToEnvironment())
        {
            begin.Environment[name] = value;
        }

        // A place that nobody has used: scenarios begin with nothing.
        string place = $"simulation{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray())}";
        begin.Environment["GovMedia__Table"] = place;
        begin.Environment["GovMedia__Container"] = place;
        begin.Environment["GOVMEDIA_DEMO_PASSWORD"] = password;
        Process process = Process.Start(begin) ?? throw new CommandFailedException("dotnet could not be started");
        HostProcess host = new(process, folder, settings.Url, password);
        try
        {
            host.Listen();
            await host.WaitUntilItAnswersAsync(stop);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The host that was built with this program.</summary>
    /// <exception cref="CommandFailedException">It was not built.</exception>
    public static string Locate(string root)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        char bar = Path.DirectorySeparatorChar;
        bool release = AppContext.BaseDirectory.Contains($"{bar}Release{bar}", StringComparison.Ordinal);
        string configuration = release ? "Release" : "Debug";
        string path = Path.Combine(
            root, "functions", "bin", "Standalone", configuration, "net10.0", "GovMedia.Functions.dll");
        return File.Exists(path) ? path : throw new CommandFailedException(
            $"the host is not built: {path} is not there; run dotnet build functions -c {configuration}");
    }

    /// <summary>What the host printed last, oldest first.</summary>
    public string LastLines()
    {
        lock (lastLines)
        {
            return string.Join(Environment.NewLine, lastLines);
        }
    }

    /// <summary>Ends the host and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // Nothing in the folder is kept, so there is nothing to end in good order.
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private void Listen()
    {
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            return;
        }

        lock (lastLines)
        {
            lastLines.Enqueue(line.Data);
            if (lastLines.Count > KeptLines)
            {
                lastLines.Dequeue();
            }
        }
    }

    private async Task WaitUntilItAnswersAsync(CancellationToken stop)
    {
        using HttpClient http = new() { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(StartLimit);
        while (!await AnswersAsync(http, limit.Token))
        {
            if (process.HasExited)
            {
                throw new CommandFailedException($"the host ended with {process.ExitCode}: {LastLines()}");
            }

            try
            {
                await Task.Delay(100, limit.Token);
            }
            catch (TaskCanceledException) when (!stop.IsCancellationRequested)
            {
                throw new CommandFailedException($"the host did not answer within {StartLimit}: {LastLines()}");
            }
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri("/healthz", UriKind.Relative), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
