using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace GovMedia.Architecture.Tests;

/// <summary>The Bicep compiler, and what it makes of <c>infra/azure</c>: every finding, and each cloud's resources.</summary>
/// <remarks>It comes as a package, restored once like every other; from then on nothing here asks the network.</remarks>
public sealed class BicepCompiler : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["GOVMEDIA_HOST_NAME"] = "media.example.test",
        ["GOVMEDIA_FUNCTION_HOST_SUFFIX"] = "functions.example.test",
        ["GOVMEDIA_ALERT_EMAIL"] = "operators@example.test",
        ["GOVMEDIA_MAIL_HOST"] = "mail.example.test",
        ["GOVMEDIA_MAIL_FROM"] = "office@example.test",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("govmedia-bicep-");
    private readonly ConcurrentDictionary<string, JsonObject[]> _predicted = [];

    /// <summary>The two clouds, by their parameter files.</summary>
    public static IReadOnlyList<string> Clouds { get; } = ["china", "global"];

    /// <summary>Everything the linter and the compiler said of the files as they are; empty where they are clean.</summary>
    public string Findings { get; private set; } = "";

    public async Task InitializeAsync()
    {
        string root = InfrastructureTests.RepositoryFolder();
        string tool = Path.Combine(root, "tests", "tools", "bicep");
        await RunAsync("dotnet", root, "restore", tool);
        string compiler = (await RunAsync("dotnet", root, "msbuild", tool, "-getProperty:Bicep")).Trim();
        Copy(new DirectoryInfo(Path.Combine(root, "infra", "azure")), _folder);
        Findings = string.Concat(await Task.WhenAll(Clouds.Select(cloud => CompileAsync(compiler, cloud))));
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>What a cloud's deployment makes, of one type or of all.</summary>
    public IEnumerable<JsonObject> Resources(string cloud, string? type = null) =>
        _predicted[cloud].Where(r => type is null || (string?)r["type"] == type);

    // Predicting compiles and lints everything first. As the second deployment goes: with the gateway, and with
    // references to the vault.
    private async Task<string> CompileAsync(string compiler, string cloud)
    {
        string given = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, $"{cloud}.bicepparam"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, $"{cloud}-whole.bicepparam"), given + "\nparam secretsAreInVault = true\n");
        string said = await RunAsync(
            compiler,
            _folder.FullName,
            "snapshot",
            $"{cloud}-whole.bicepparam",
            "--mode",
            "overwrite",
            "--subscription-id",
            "00000000-0000-0000-0000-000000000001",
            "--tenant-id",
            "00000000-0000-0000-0000-000000000002",
            "--resource-group",
            "govmedia",
            "--location",
            "southeastasia");
        JsonNode snapshot = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(_folder.FullName, $"{cloud}-whole.snapshot.json")))!;
        _predicted[cloud] = [.. snapshot["predictedResources"]!.AsArray().Select(static r => r!.AsObject())];
        return said;
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (FileInfo file in from.GetFiles())
        {
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        }

        foreach (DirectoryInfo below in from.GetDirectories())
        {
            Copy(below, to.CreateSubdirectory(below.Name));
        }
    }

    private static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        string said = await output + error;
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} {arguments[0]}: {said}");
    }
}
