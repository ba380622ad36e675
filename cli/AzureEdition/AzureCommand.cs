using System.CommandLine;
using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.AzureEdition;

/// <summary>Builds and publishes the Azure edition, from the official packages.</summary>
internal static class AzureCommand
{
    /// <summary><c>azure</c> and what it can do.</summary>
    public static Command Create(Terminal terminal) => new Verb("azure", "azure build", "The Azure edition.")
    {
        CreateBuild(terminal),
    };

    private static Verb CreateBuild(Terminal terminal)
    {
        Verb build = new(
            "build",
            "azure build [--out DIR]",
            "Publishes the Azure edition; the official packages must be within reach.");
        Option<string> output = build.With(Accepted.Text("--out", "DIR", "Where to; artifacts/azure unless given."));
        build.SetAction(async (call, stop) =>
        {
            string root = SourceTree.Root(terminal.Folder);
            string target = call.GetValue(output) is { } named
                ? terminal.Resolve(named)
                : Path.Combine(root, "artifacts", "azure");
            string project = Path.Combine(root, "functions", "GovMedia.Functions.csproj");
            string[] publish = ["publish", project, "-c", "Release", "-p:Edition=Azure", "-o", target, "-nologo"];
            await SourceTree.RunAsync("dotnet", publish, root, stop);
            await terminal.Output.WriteLineAsync($"published the Azure edition to {target}");
            return 0;
        });
        return build;
    }
}
