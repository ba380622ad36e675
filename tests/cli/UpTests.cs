using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GovMedia.Cli.Tests;

public sealed class UpTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-cli-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Up_SimulatedFromATimestamp_SetsTheHostsClock()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        string port = ((IPEndPoint)free.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        free.Stop();

        string[] settings = await SettingsAsync(
            "up", "--port", port, "--data", "office", "--clock", "simulated", "--start", "2025-09-26T10:00", "--demo");

        Assert.Contains($"ASPNETCORE_URLS=http://127.0.0.1:{port}", settings);
        Assert.Contains($"GovMedia__DataDirectory={Path.Combine(folder.FullName, "office")}", settings);
        Assert.Contains("GovMedia__Storage=embedded", settings);
        Assert.Contains("GovMedia__Demo=true", settings);
        Assert.Contains("Standalone__Clock=simulated", settings);
        // A time without an offset is China time.
        Assert.Contains("Standalone__Start=2025-09-26T10:00:00.0000000+08:00", settings);
    }

    [Fact]
    public async Task Up_PortTaken_ExitsWithOneAndNamesThePort()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        CalledCommand called = await CalledCommand.RunAsync(folder.FullName, "up", "--port", port);

        Assert.Equal(1, called.ExitCode);
        Assert.Contains(port, called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_DataIsAFile_ExitsWithTwo()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "data"), "");

        CalledCommand called = await CalledCommand.RunAsync(folder.FullName, "up");

        Assert.Equal(2, called.ExitCode);
    }

    private async Task<string[]> SettingsAsync(params string[] args)
    {
        CalledCommand called = await CalledCommand.RunAsync(folder.FullName, args);
        Assert.Equal("", called.Error);
        Assert.Equal(0, called.ExitCode);
        return called.Output.Split(Environment.NewLine);
    }
}
