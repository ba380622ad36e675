using System.Diagnostics;

namespace GovMedia.Adapters.Tests;

/// <summary>Servers from npm, pinned in <c>tests/tools</c> and installed there when they are first needed.</summary>
public static class TestTools
{
    private static readonly SemaphoreSlim One = new(1);

    /// <summary>Where the packages are, installed.</summary>
    public static async Task<string> ModulesAsync(string package)
    {
        string tools = Path.Combine(RepositoryRoot.Path, "tests", "tools");
        string modules = Path.Combine(tools, "node_modules");
        await One.WaitAsync();
        try
        {
            if (!Directory.Exists(Path.Combine(modules, package)))
            {
                using Process install = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"])
                {
                    WorkingDirectory = tools,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
                Task<string> said = install.StandardError.ReadToEndAsync();
                await install.StandardOutput.ReadToEndAsync();
                await install.WaitForExitAsync();
                Assert.True(install.ExitCode == 0, "npm ci failed in tests/tools: " + await said);
            }
        }
        finally
        {
            One.Release();
        }

        return modules;
    }
}
