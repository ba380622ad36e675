using System.Diagnostics;
using System.Text;
using System.Text.Json;
using GovMedia.Testing;
using MimeKit;

namespace GovMedia.Adapters.Tests.Mail;

/// <summary>A real SMTP server (npm's smtp-server) in a process of its own.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly Process _process;

    private SmtpServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<SmtpServer> StartAsync(object manners)
    {
        string script = Path.Combine(RepositoryRoot.Path, "tests", "adapters", "Mail", "smtp-server.cjs");
        ProcessStartInfo start = new("node", [script, JsonSerializer.Serialize(manners)])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["NODE_PATH"] = Path.Combine(await AzuriteServer.ToolsAsync(), "node_modules");
        Process process = Process.Start(start)!;
        string? port = await process.StandardOutput.ReadLineAsync();
        return new SmtpServer(process, int.Parse(port ?? throw new InvalidOperationException("No server."), null));
    }

    /// <summary>The next message taken; waits for it.</summary>
    public async Task<Taken> TakenAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        string? line = await _process.StandardOutput.ReadLineAsync(limit.Token);
        using JsonDocument json = JsonDocument.Parse(line!);
        byte[] raw = json.RootElement.GetProperty("raw").GetBytesFromBase64();
        using MemoryStream stream = new(raw);
        return new Taken(
            await MimeMessage.LoadAsync(stream),
            Encoding.Latin1.GetString(raw),
            json.RootElement.GetProperty("secure").GetBoolean());
    }

    /// <summary>Ends it and says whether anything was taken that nobody asked for.</summary>
    public async Task<bool> StoppedHavingTakenNothingMoreAsync()
    {
        _process.StandardInput.Close();
        string rest = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return rest.Length == 0;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public sealed record Taken(MimeMessage Message, string Raw, bool Secure);
}
