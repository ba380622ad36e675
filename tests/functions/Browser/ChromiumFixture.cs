using System.Runtime.CompilerServices;
using GovMedia.Functions.Tests.Running;
using Microsoft.Playwright;

namespace GovMedia.Functions.Tests.Browser;

/// <summary>A real browser and an instance for it.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public Instance Running { get; private set; } = null!;

    /// <summary>The rules of accessibility, as the script that checks them.</summary>
    public string Axe { get; private set; } = "";

    public async Task InitializeAsync()
    {
        string chromium = Environment.GetEnvironmentVariable("GOVMEDIA_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        Assert.True(File.Exists(chromium), $"{chromium} is not there; ./govmedia test installs Chromium, or set GOVMEDIA_CHROMIUM.");
        string axe = Path.Combine(ToolsFolder(), "node_modules", "axe-core", "axe.min.js");
        Assert.True(File.Exists(axe), $"{axe} is not there; ./govmedia test installs it (npm ci in tests/tools).");
        Axe = await File.ReadAllTextAsync(axe);
        Running = await Instance.StartAsync(SimulatedInstance.Begin);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            // The sandbox needs privileges that a container does not have; only our own pages are visited.
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (Running is not null)
        {
            await Running.DisposeAsync();
        }
    }

    private static string ToolsFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "tools"));
}
