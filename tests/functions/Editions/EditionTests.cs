using GovMedia.Adapters.Composition;
using GovMedia.Adapters.Moving;
using GovMedia.Functions.Tests.Running;
using GovMedia.Standalone;
using GovMedia.Testing;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Objections;
using Microsoft.Extensions.Configuration;

namespace GovMedia.Functions.Tests.Editions;

/// <summary>The same life on every storage, and in two instances one after the other.</summary>
public sealed class EditionTests : IAsyncLifetime, IDisposable
{
    private const string Moving = "2025-10-09T12:00:00+08:00"; // after the first reminder, before the second
    private const string Late = "2025-10-14T09:00:00+08:00";
    private const string Passphrase = "for demonstration only, once";

    private static readonly SemaphoreSlim s_once = new(1);
    private static Life? s_embedded;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("govmedia-editions-");
    private AzuriteServer? _azurite;

    private string MoveFile => Path.Combine(_folder.FullName, "office.move");

    public async Task InitializeAsync() => _azurite = await AzuriteServer.StartAsync();

    public async Task DisposeAsync() => await _azurite!.DisposeAsync();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Objection_OnAzurite_LivesAsOnTheEmbeddedStores()
    {
        await using Instance instance = Instance.Prepare(SimulatedInstance.Begin, demonstration: true, Azurite);
        await instance.RestartAsync();

        (string caseNo, Life life) = await LiveAsync(instance);

        Life embedded = await EmbeddedAsync();
        Assert.Equal(embedded.Acts, life.Acts);
        Assert.Equal(embedded.Mail, life.Mail);
        Assert.False(File.Exists(Path.Combine(instance.Folder, "register.db")));
        Reply health = await instance.GetAsync("/healthz");
        Assert.Equal("write-once-by-program", health["archive"]);
        Assert.Equal("archive-not-immutable", (string?)Assert.Single(health.Json["degraded"]!.AsArray()));
        Assert.Equal(VerdictStatus.Sound, EvidenceVerifier.Verify(await instance.EvidenceAsync(caseNo)).Status);
        await instance.SizeAsync();
        string history = (await Life.HistoryAsync(instance, caseNo)).ToJsonString();
        Assert.Null(HistoryReplayer.FirstDifference(HistoryText.Read(history), new ObjectionProcedure()));
    }

    [Fact]
    public async Task Instance_KilledOnAzurite_GoesOn()
    {
        await using Instance instance = Instance.Prepare(SimulatedInstance.Begin, demonstration: true, Azurite);
        await instance.RestartAsync();
        Reply receipt = await instance.LodgeAsync();
        await instance.MoveAsync(Moving);

        await instance.KillAsync();
        await instance.RestartAsync();

        Life life = await FinishAsync(instance, receipt["caseNo"]);
        Assert.Equal((await EmbeddedAsync()).Acts, life.Acts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Objection_MovedHalfWay_EndsInTheOtherInstanceAsIfNothingHadBeen(bool toAzurite)
    {
        Reply receipt;
        await using (Instance first = await Instance.StartAsync(SimulatedInstance.Begin))
        {
            receipt = await first.LodgeAsync();
            await first.MoveAsync(Moving);
            await first.KillAsync();
            MoveManifest manifest = await InstanceExport.WriteAsync(
                Settings(first.Folder), MoveFile, Passphrase, TimeProvider.System);
            Assert.True(manifest.Rows > 0);
        }

        IReadOnlyDictionary<string, string>? storage = toAzurite ? Azurite : null;
        await using Instance second = Instance.Prepare(Moving, demonstration: false, storage);
        MoveReport report = await InstanceImport.RunAsync(
            Settings(second.Folder, storage), MoveFile, Passphrase, TimeProvider.System);
        Assert.Equal((1, 1), (report.Cases, report.Woken));
        await second.RestartAsync();
        Reply followed = await second.GetAsync(
            $"/api/objections/{receipt["caseNo"]}", null, ("X-Access-Code", receipt["accessCode"]));
        Assert.Equal("open", followed["state"]);

        Life life = await FinishAsync(second, receipt["caseNo"]);

        Life embedded = await EmbeddedAsync();
        Assert.Equal(embedded.Acts, life.Acts);
        Assert.Equal(embedded.Mail, life.Mail);
        Assert.Equal(
            VerdictStatus.Sound, EvidenceVerifier.Verify(await second.EvidenceAsync(receipt["caseNo"])).Status);
        await second.SizeAsync();
    }

    private IReadOnlyDictionary<string, string> Azurite => new Dictionary<string, string>
    {
        ["GovMedia__Storage"] = "azure",
        ["GovMedia__StorageConnection"] = _azurite!.ConnectionString,
    };

    private static GovMediaSettings Settings(string folder, IReadOnlyDictionary<string, string>? more = null) =>
        GovMediaSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("GovMedia:DataDirectory", folder),
            .. (more ?? new Dictionary<string, string>()).Select(one =>
                new KeyValuePair<string, string?>(one.Key.Replace("__", ":", StringComparison.Ordinal), one.Value)),
        ]).Build());

    /// <summary>The life on the embedded stores, lived once for all tests.</summary>
    private static async Task<Life> EmbeddedAsync()
    {
        await s_once.WaitAsync();
        try
        {
            if (s_embedded is null)
            {
                await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
                s_embedded = (await LiveAsync(instance)).Life;
                Assert.Contains(s_embedded.Acts, act => act == "2025-10-14T00:00:00+08:00 clock.breached");
            }

            return s_embedded;
        }
        finally
        {
            s_once.Release();
        }
    }

    private static async Task<(string CaseNo, Life Life)> LiveAsync(Instance instance)
    {
        string caseNo = (await instance.LodgeAsync())["caseNo"];
        await instance.MoveAsync(Moving);
        return (caseNo, await FinishAsync(instance, caseNo));
    }

    private static async Task<Life> FinishAsync(Instance instance, string caseNo)
    {
        await instance.MoveAsync(Late);
        Assert.Equal(200, (await instance.DecideAsync(caseNo)).Status);
        await instance.EvidenceAsync(caseNo);
        await instance.MoveAsync("2025-10-14T12:00:00+08:00");
        return await Life.OfAsync(instance, caseNo);
    }
}
