using System.Diagnostics;
using System.Text.Json;
using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.Instances;

/// <summary>A host that serves a data folder on this machine.</summary>
/// <param name="Url">Where it answers.</param>
/// <param name="Pid">Its process.</param>
/// <param name="DataDirectory">Absolute path of the folder it serves.</param>
internal sealed record RunningInstance(Uri Url, int Pid, string DataDirectory)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The instance that serves a folder; null when none does, whatever an ended one left behind.</summary>
    public static async Task<RunningInstance?> FindAsync(string dataDirectory, CancellationToken stop)
    {
        RunningInstance? noted = Read(dataDirectory);
        return noted is not null && Lives(noted.Pid) && await noted.AnswersAsync(stop) ? noted : null;
    }

    /// <summary>The instance that serves a folder.</summary>
    /// <exception cref="CommandFailedException">None does.</exception>
    public static async Task<RunningInstance> RequireAsync(string dataDirectory, CancellationToken stop) =>
        await FindAsync(dataDirectory, stop) ?? throw new CommandFailedException(
            $"no instance serves {dataDirectory}; start one with ./govmedia up --data {dataDirectory}");

    private static RunningInstance? Read(string dataDirectory)
    {
        string path = Path.Combine(dataDirectory, "instance.json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using JsonDocument note = JsonDocument.Parse(File.ReadAllBytes(path));
            string? url = note.RootElement.GetProperty("url").GetString();
            int pid = note.RootElement.GetProperty("pid").GetInt32();
            return Uri.TryCreate(url, UriKind.Absolute, out Uri? at) ? new RunningInstance(at, pid, dataDirectory) : null;
        }
        catch (Exception unreadable) when (
            unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // A host that was killed while it wrote its note left half of one: nobody serves the folder.
            return null;
        }
    }

    private static bool Lives(int pid)
    {
        try
        {
            using Process process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken stop)
    {
        using HttpClient http = new() { BaseAddress = Url, Timeout = Patience };
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri("/healthz", UriKind.Relative), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception silent) when (
            silent is HttpRequestException || (silent is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }
}
