using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Composition;

namespace GovMedia.Bench.Campaign;

/// <summary>The host as it is shipped: a process of its own over an empty folder, on a simulated clock.</summary>
internal sealed class Host : IDisposable
{
    private const string Password = "for-demonstration-only";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("govmedia-bench-");
    private readonly Process _process;

    private Host(string start)
    {
        ProcessStartInfo begin = new("dotnet", [typeof(InstanceSettings).Assembly.Location])
        {
            RedirectStandardOutput = true,
        };
        begin.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        begin.Environment["Logging__LogLevel__Default"] = "Warning";
        begin.Environment["GovMedia__DataDirectory"] = begin.Environment["Standalone__DataDirectory"] = _folder.FullName;
        begin.Environment["GovMedia__Clock"] = begin.Environment["Standalone__Clock"] = "simulated";
        begin.Environment["Standalone__Start"] = start;
        // A simulated clock visits every occurrence on its way; three months of them are not what is measured.
        begin.Environment["WatchSchedule"] = "0 30 0 1 * *";
        begin.Environment["GovMedia__Demo"] = "true";
        begin.Environment["GOVMEDIA_DEMO_PASSWORD"] = Password;
        _process = Process.Start(begin)!;
        _process.OutputDataReceived += static (_, line) => Console.Error.WriteLine(line.Data);
        _process.BeginOutputReadLine();
    }

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromHours(1) };

    public string Folder => _folder.FullName;

    /// <summary>Seconds of processor the process has used.</summary>
    public double Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static async Task<Host> StartAsync(string start, string user)
    {
        Host host = new(start);
        string note = Path.Combine(host.Folder, "instance.json");
        while (!File.Exists(note))
        {
            if (host._process.HasExited)
            {
                throw new InvalidOperationException("The host ended before it served.");
            }

            await Task.Delay(50);
        }

        host.Http.BaseAddress = new Uri(JsonNode.Parse(await File.ReadAllTextAsync(note))!["url"]!.GetValue<string>());
        JsonNode session = await host.PostAsync("/api/session", JsonContent.Create(new { user, password = Password }));
        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session["token"]!.GetValue<string>());
        return host;
    }

    public async Task<JsonNode> PostAsync(string path, HttpContent body)
    {
        using HttpResponseMessage answer = await Http.PostAsync(path, body);
        return await ReadAsync(path, answer);
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using HttpResponseMessage answer = await Http.GetAsync(path);
        return await ReadAsync(path, answer);
    }

    public Task MoveAsync(DateTimeOffset to) => PostAsync("/simulation/clock", JsonContent.Create(new { to }));

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Http.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<JsonNode> ReadAsync(string path, HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {text}");
    }
}
