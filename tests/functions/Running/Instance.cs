using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Composition;

namespace GovMedia.Functions.Tests.Running;

/// <summary>A real process of the app on a free loopback port, with a data folder of its own; it can be killed and
/// started again on the same folder.</summary>
public sealed class Instance : IAsyncDisposable
{
    public const string Password = "for-demonstration-only";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("govmedia-functions-");
    private readonly Dictionary<string, string> _tokens = [];
    private readonly StringBuilder _output = new();
    private readonly IReadOnlyDictionary<string, string> _more;
    private readonly string? _start;
    private readonly bool _demonstration;
    private Process? _process;
    private HttpClient _http = new();

    private Instance(string? start, bool demonstration, IReadOnlyDictionary<string, string>? more = null)
    {
        _more = more ?? new Dictionary<string, string>();
        _start = start;
        _demonstration = demonstration;
    }

    public string Folder => _folder.FullName;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public Uri Url => _http.BaseAddress!;

    /// <summary>Starts one with a simulated clock and the demonstration data.</summary>
    public static Task<Instance> StartAsync(string start) => StartAsync(start, demonstration: true);

    /// <summary>A folder for one with a simulated clock and further settings; <see cref="RestartAsync"/> starts
    /// it.</summary>
    public static Instance Prepare(
        string start, bool demonstration, IReadOnlyDictionary<string, string>? more = null) =>
        new(start, demonstration, more);

    /// <summary>Starts one with the real clock and nothing in it.</summary>
    public static Task<Instance> StartEmptyAsync() => StartAsync(null, demonstration: false);

    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async Task RestartAsync()
    {
        string note = Path.Combine(Folder, "instance.json");
        File.Delete(note);
        ProcessStartInfo begin = new("dotnet", [typeof(InstanceSettings).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        begin.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        begin.Environment["GovMedia__DataDirectory"] = Folder;
        begin.Environment["Standalone__DataDirectory"] = Folder;
        begin.Environment["GovMedia__Clock"] = _start is null ? "real" : "simulated";
        begin.Environment["Standalone__Clock"] = _start is null ? "real" : "simulated";
        begin.Environment["Standalone__Start"] = _start ?? "";
        begin.Environment["GovMedia__Demo"] = _demonstration ? "true" : "false";
        begin.Environment["GOVMEDIA_DEMO_PASSWORD"] = Password;
        foreach ((string name, string value) in _more)
        {
            begin.Environment[name] = value;
        }

        _process = Process.Start(begin)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitAsync(note);
    }

    /// <summary>Sends a request; as a user where one is named.</summary>
    public async Task<Reply> SendAsync(
        HttpMethod method, string path, object? body = null, string? user = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        if (body is not null)
        {
            request.Content = body as HttpContent
                ?? new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        if (user is not null)
        {
            request.Headers.Authorization = new("Bearer", await TokenAsync(user));
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage answer = await _http.SendAsync(request);
        return new Reply(
            (int)answer.StatusCode,
            await answer.Content.ReadAsByteArrayAsync(),
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value)));
    }

    public Task<Reply> GetAsync(string path, string? user = null, params (string, string)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, user, headers);

    public Task<Reply> PostAsync(string path, object? body = null, string? user = null, params (string, string)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, user, headers);

    public async Task MoveAsync(string to)
    {
        Reply reply = await PostAsync("/simulation/clock", new { to });
        Assert.True(reply.Status == 200, reply.Text);
    }

    public async Task<string> TokenAsync(string user)
    {
        if (!_tokens.TryGetValue(user, out string? token))
        {
            Reply reply = await PostAsync("/api/session", new { user, password = Password });
            Assert.True(reply.Status == 200, $"{user}: {reply.Text}");
            _tokens[user] = token = reply.Json["token"]!.GetValue<string>();
        }

        return token;
    }

    /// <summary>Asks until an answer is as awaited: the engine works beside the request.</summary>
    public async Task<Reply> UntilAsync(string path, string user, Func<Reply, bool> awaited)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            Reply reply = await GetAsync(path, user);
            if (awaited(reply))
            {
                return reply;
            }

            Assert.True(waited.Elapsed < Patience, $"{path} still answers {reply.Status} {reply.Text}\n{Output}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<Instance> StartAsync(string? start, bool demonstration)
    {
        Instance instance = new(start, demonstration);
        await instance.RestartAsync();
        return instance;
    }

    private async Task WaitAsync(string note)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!File.Exists(note))
        {
            Assert.False(_process!.HasExited, Output);
            Assert.True(waited.Elapsed < Patience, Output);
            await Task.Delay(50);
        }

        JsonNode said = JsonNode.Parse(await File.ReadAllTextAsync(note))!;
        _http.Dispose();
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(said["url"]!.GetValue<string>()),
            Timeout = Patience,
        };
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
