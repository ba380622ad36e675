using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GovMedia.Bench.Engine;

/// <summary>A peer under node: see <c>peers/</c>. When its input ends it ends, and what it started too.</summary>
internal sealed class NodePeer : IContestant
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly HttpClient http = new();
    private Answer ready = new();

    private NodePeer(string name, string about, Process process)
    {
        Name = name;
        About = about;
        this.process = process;
    }

    public string Name { get; }

    public string About { get; private set; }

    public double CpuSeconds => Machine.CpuSeconds(ready.Processes);

    public long? Commits => null;

    /// <exception cref="PeerMissingException">It cannot be had here.</exception>
    public static async Task<NodePeer> StartAsync(string name, string about, string scripts, string folder)
    {
        Directory.CreateDirectory(folder);
        string log = Path.Combine(folder, "node.log");
        ProcessStartInfo start = new("node")
        {
            WorkingDirectory = scripts,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_NO_WARNINGS"] = "1" },
        };
        start.ArgumentList.Add(name + ".js");
        start.ArgumentList.Add(folder);
        Process process = Process.Start(start) ?? throw new PeerMissingException("node did not start.");
        StringBuilder said = new();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (said)
            {
                said.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        NodePeer peer = new(name, about, process);
        try
        {
            peer.ready = await peer.HearAsync(StartLimit);
            peer.About = peer.ready.Version is { } version ? $"{about}; {version}" : about;
            return peer;
        }
        catch (InvalidOperationException failure)
        {
            await peer.DisposeAsync();
            lock (said)
            {
                throw new PeerMissingException($"{failure.Message} {said}".Trim(), failure);
            }
        }
    }

    public async Task<Load> RunAsync(int steps, int count, int clients)
    {
        if (ready.Ingress is { } ingress)
        {
            Uri address = new(ingress + (steps == 1 ? "one" : "five"));
            return await Load.RunAsync(count, clients, () => CallAsync(address, steps));
        }

        await process.StandardInput.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $$"""{"steps":{{steps}},"count":{{count}},"clients":{{clients}}}"""));
        await process.StandardInput.FlushAsync();
        Answer answer = await HearAsync(RunLimit);
        return new Load(answer.Seconds, answer.Latencies);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.StandardInput.Close();
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(15));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private async Task CallAsync(Uri address, int steps)
    {
        using StringContent body = new("0", new MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage response = await http.PostAsync(address, body);
        string result = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode || result != steps.ToString(CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException($"{Name} answered {(int)response.StatusCode}: {result}");
        }
    }

    private async Task<Answer> HearAsync(TimeSpan limit)
    {
        using CancellationTokenSource over = new(limit);
        try
        {
            string line = await process.StandardOutput.ReadLineAsync(over.Token)
                ?? throw new InvalidOperationException($"{Name} ended without an answer.");
            Answer answer = JsonSerializer.Deserialize<Answer>(line, JsonSerializerOptions.Web) ?? new Answer();
            return answer.Error is { } error ? throw new InvalidOperationException($"{Name}: {error}") : answer;
        }
        catch (OperationCanceledException late)
        {
            throw new InvalidOperationException($"{Name} gave no answer within {limit}.", late);
        }
    }

    private sealed record Answer
    {
        public string? Error { get; init; }

        public string? Version { get; init; }

        public string? Ingress { get; init; }

        public int[] Processes { get; init; } = [];

        public double Seconds { get; init; }

        public double[] Latencies { get; init; } = [];
    }
}
