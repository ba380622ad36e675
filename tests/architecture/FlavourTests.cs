using System.Diagnostics;

namespace GovMedia.Architecture.Tests;

/// <summary>Each edition, with each storage client, builds into folders of its own: switching needs no clean.</summary>
public sealed class FlavourTests
{
    [Theory]
    [InlineData("Standalone")]
    [InlineData("Azure", "-p:Edition=Azure")]
    [InlineData("Azure-StandaloneClient", "-p:Edition=Azure", "-p:StorageClient=Standalone")]
    [InlineData("Standalone-AzureClient", "-p:StorageClient=Azure")]
    public async Task Build_OfAnEditionAndAStorageClient_HasFoldersOfItsOwn(string folder, params string[] switches)
    {
        string project = Path.Combine(InfrastructureTests.RepositoryFolder(), "adapters", "GovMedia.Adapters.csproj");
        ProcessStartInfo ask = new(
            "dotnet",
            ["msbuild", project, "-nologo", "-getProperty:BaseIntermediateOutputPath,BaseOutputPath", .. switches])
        {
            RedirectStandardOutput = true,
        };
        ask.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using Process evaluation = Process.Start(ask)!;
        string answer = await evaluation.StandardOutput.ReadToEndAsync();
        await evaluation.WaitForExitAsync();

        Assert.Contains($"/obj/{folder}/\"", answer, StringComparison.Ordinal);
        Assert.Contains($"/bin/{folder}/\"", answer, StringComparison.Ordinal);
    }
}
