using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.Tests.Simulation;

/// <summary>Every scenario file, played to the real host.</summary>
public sealed class ScenarioTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-scenario-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(ScenarioFilesTests.Files), MemberType = typeof(ScenarioFilesTests))]
    public async Task Scenario_PlayedToTheHost_EveryExpectationHolds(string file)
    {
        CalledCommand called = await PlayAsync(Path.Combine(ScenarioFilesTests.Folder, file));

        Assert.True(called.ExitCode == 0, called.Error + called.Output);
    }

    [Fact]
    public async Task Simulate_ExpectationThatFails_NamesStepExpectedAndActual()
    {
        string path = Path.Combine(folder.FullName, "wrong.yaml");
        await File.WriteAllTextAsync(path, """
            name: A wrong expectation
            start: 2025-09-26T10:00:00+08:00
            steps:
              - expect: { get: /healthz, $.clock: simulated }
              - after: P1D
                expect: { get: /healthz, $.clock: real }
            """);

        CalledCommand called = await PlayAsync(path);

        Assert.Equal(1, called.ExitCode);
        string failure = Assert.Single(called.Error.Trim().Split('\n'));
        Assert.Equal(
            """step 2 (line 5): GET /healthz: $.clock expected equals "real", found "simulated" """.Trim(),
            failure.Trim());
    }

    [Fact]
    public async Task Simulate_CaseThatEnds_LeavesEvidenceThatVerifies()
    {
        string evidence = Path.Combine(folder.FullName, "evidence");
        CalledCommand called = await PlayAsync(
            Path.Combine(ScenarioFilesTests.Folder, "objections", "withdrawn.yaml"), "--out", evidence);
        Assert.True(called.ExitCode == 0, called.Error + called.Output);

        string package = Assert.Single(Directory.GetFiles(evidence, "*.zip"));
        Assert.Equal(0, (await CalledCommand.RunAsync(folder.FullName, "verify", package)).ExitCode);

        byte[] bytes = await File.ReadAllBytesAsync(package);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(package, bytes);
        Assert.NotEqual(0, (await CalledCommand.RunAsync(folder.FullName, "verify", package)).ExitCode);
    }

    private static Task<CalledCommand> PlayAsync(string path, params string[] more) =>
        CalledCommand.RunAsync(SourceTree.Root(AppContext.BaseDirectory), ["simulate", path, .. more]);
}
