using System.Text.Json.Nodes;
using DurableTask.Core.History;
using GovMedia.Standalone;
using GovMedia.Workflows;
using GovMedia.Workflows.Bulk;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Objections;
using Microsoft.DurableTask;

namespace GovMedia.Histories.Tests;

/// <summary>Whether cases that released code began can go on with today's.</summary>
public class ReplayTests
{
    public static TheoryData<string> Stored => [.. Corpus.All];

    public static TheoryData<string> Names => [.. Scenarios.All.Select(scenario => scenario.Name)];

    /// <summary>The orchestrators of today, by name; one that stands beside it for an older version has its own
    /// line.</summary>
    private static Dictionary<(string Name, string Version), Func<ITaskOrchestrator>> Code => new()
    {
        [(nameof(ObjectionProcedure), "1.0")] = () => new ObjectionProcedure(),
        [(nameof(ChainProcedure), "1.0")] = () => new ChainProcedure(),
        [(nameof(CampaignProcedure), "1.0")] = () => new CampaignProcedure(),
        [(nameof(BulkProcedure), "1.0")] = () => new BulkProcedure(),
    };

    [Theory]
    [MemberData(nameof(Stored))]
    public void History_OfAnyRelease_IsWhatTheCodeOfItsVersionDoes(string history)
    {
        IReadOnlyList<HistoryEvent> events = HistoryText.Read(Corpus.Read(history));
        ExecutionStartedEvent started = events.OfType<ExecutionStartedEvent>().Single();

        string? difference = HistoryReplayer.FirstDifference(events, Code[(started.Name!, started.Version!)]());

        Assert.Null(difference);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_LivedToday_LeavesTheNewestReleasesHistory(string name)
    {
        string lived = await Recorder.RecordAsync(Scenarios.All.Single(scenario => scenario.Name == name));
        if (Environment.GetEnvironmentVariable(Corpus.RecordSwitch) is { Length: > 0 } release)
        {
            Corpus.Add(release, name, lived);
            return;
        }

        Assert.Equal(Corpus.Read($"{Corpus.Newest}/{name}.json"), lived);
    }

    [Fact]
    public void Corpus_OfTheNewestRelease_HoldsEveryScenario() => Assert.Equal(
        Scenarios.All.Select(scenario => $"{Corpus.Newest}/{scenario.Name}.json").Order(StringComparer.Ordinal),
        Corpus.All.Where(history => history.StartsWith(Corpus.Newest + "/", StringComparison.Ordinal)));

    [Fact]
    public void CodeVersion_OfThisRelease_IsWhatHostJsonStartsCasesUnder()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "host.json")))
        {
            folder = folder.Parent!;
        }

        JsonNode host = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "host.json")))!;
        string? started = (string?)host["extensions"]!["durableTask"]!["defaultVersion"];
        Assert.Equal(started, CodeVersions.OrchestrationOf(ProductVersion.Current));
        Assert.Equal(Corpus.CodeVersion, started);
    }

    [Theory]
    [InlineData("objection-decided-in-time")]
    [InlineData("objection-in-flight")]
    public void Code_WithOneMoreActivity_IsFoundOut(string scenario) => Assert.Contains(
        "'Announce'", Difference(scenario, new Changed(announceFirst: true)), StringComparison.Ordinal);

    [Theory]
    [InlineData("objection-decided-in-time")]
    [InlineData("objection-late-escalated")]
    public void Code_WithOneMoreActivityAtTheEnd_IsFoundOut(string scenario) => Assert.Contains(
        "'Announce'", Difference(scenario, new Changed(announceLast: true)), StringComparison.Ordinal);

    [Fact]
    public void Code_ThatNoLongerRings_IsFoundOut() => Assert.Contains(
        nameof(RingAlarm), Difference("objection-in-flight", new Changed(rings: false)), StringComparison.Ordinal);

    [Fact]
    public void Code_ThatEndsEarly_IsFoundOut() => Assert.Contains(
        "the code now ends before it, at step #0", Difference("objection-in-flight", new Stopped()), StringComparison.Ordinal);

    [Fact]
    public void Code_WithAnotherResult_IsFoundOut() => Assert.Contains(
        "result", Difference("objection-withdrawn", new Changed(result: "other")), StringComparison.Ordinal);

    [Fact]
    public void Code_CopiedUnchanged_IsNotFoundOut() =>
        Assert.Null(Difference("objection-late-escalated", new Changed()));

    private static string? Difference(string scenario, ITaskOrchestrator code) =>
        HistoryReplayer.FirstDifference(HistoryText.Read(Corpus.Read($"{Corpus.Newest}/{scenario}.json")), code);
}
