using System.CommandLine;
using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.AzureEdition;

/// <summary>Builds and publishes the Azure edition, and tests the adapters on its clients, from the official
/// packages.</summary>
internal static class AzureCommand
{
    /// <summary><c>azure</c> and what it can do.</summary>
    public static Command Create(Terminal terminal) => new Verb("azure", "azure build|test", "The Azure edition.")
    {
        CreateBuild(terminal),
        CreateTest(terminal),
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

    private static Verb CreateTest(Terminal terminal)
    {
        Verb test = new(
            "test",
            "azure test",
            "Tests storage (against Azurite) and mail on the official clients; the packages must be within reach.");
        test.SetAction(async (_, stop) =>
        {
            const string Edition = "-p:Edition=Azure";
            string root = SourceTree.Root(terminal.Folder);
            string project = Path.Combine(root, "tests", "adapters", "GovMedia.Adapters.Tests.csproj");
            try
            {
                await SourceTree.RunAsync("dotnet", ["restore", project, Edition, "-v", "q", "-nologo"], root, stop);
            }
            catch (CommandFailedException)
            {
                throw new CommandFailedException(
                    "the official packages (Azure.Data.Tables, Azure.Storage.Blobs, SendGrid) could not be restored, so"
                    + " nothing was tested; ./govmedia test runs the same tests on their stand-ins");
            }

            const string Tests = "FullyQualifiedName~.AzureStorage.|FullyQualifiedName~.Mail.";
            await SourceTree.RunAsync(
                "dotnet", ["test", project, Edition, "--no-restore", "-nologo", "--filter", Tests], root, stop);
            return 0;
        });
        return test;
    }
}
