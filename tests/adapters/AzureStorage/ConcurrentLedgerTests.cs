using System.Text.Json;
using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Files;
using GovMedia.Adapters.Secrets;
using GovMedia.Rules.Law;
using GovMedia.Standalone.AzureStorage.Tests;
using GovMedia.Testing;
using GovMedia.Workflows;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Vault;

namespace GovMedia.Adapters.Tests.AzureStorage;

/// <summary>Two processes' registers write to one case on a store whose answers are lost: the ledger of both holds each
/// entry once.</summary>
[Collection(nameof(Azurite))]
public sealed class ConcurrentLedgerTests(Azurite azurite) : IDisposable
{
    private const string CaseNo = "YN-OBJ-2026-000001-E";
    private const int Each = 12;

    private static readonly FixedTime Now = new(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));
    private readonly TestFolder _folder = new();
    private readonly AzureStorageSettings _place = azurite.NewPlace();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ledger_OfTwoAppendersWhoseAnswersAreLost_HoldsEachEntryOnce()
    {
        using FileSecrets secrets = new(_folder["keys"], dataExist: false);
        using TableRegister calm = new(_place);
        CaseRegister register = RegisterOn(calm, secrets);
        ObjectionSubmission submission = new("error", "内容有误。", new Applicant("王某"), null, "某局发布", null, []);
        Decision opened = await register.BeginAsync(
            CaseNo,
            "yunnan",
            Actor.Applicant,
            turn => ObjectionDesk.Receive(turn, submission, new HandlingUnit("yn-health", false, "yn-go"), "yunnan", "test"));
        await register.SettleAsync(opened.Pending!);

        await Task.WhenAll(AppendAsync("left", secrets, register), AppendAsync("right", secrets, register));

        IReadOnlyList<LedgerEntry> ledger = await register.LedgerAsync(CaseNo);
        CaseRecord record = (await register.ReadAsync(CaseNo))!;
        Assert.Null(LedgerChain.FirstBreak(ledger));
        Assert.Equal(1 + (2 * Each), ledger.Count);
        Assert.Equal(ledger[^1].Hash, record.Tip.Hash);
        Assert.Equal(
            CanonicalJson.Text(LedgerChain.Fold(ledger)),
            CanonicalJson.Text(JsonSerializer.SerializeToNode(record.File, GovJson.Options)));
        Assert.Equal(
            new[] { "left", "right" }.SelectMany(static who => Enumerable.Range(0, Each).Select(n => $"{who} {n}")).Order(),
            (await KeptAsync(register)).Order());
    }

    /// <summary>Appends over connections that end within an answer, time and again: what was committed is committed,
    /// and its writer finds out, or is told that nobody knows and looks.</summary>
    private async Task AppendAsync(string who, FileSecrets secrets, CaseRegister calm)
    {
        Random random = new(who.Length);
        FlakyProxy.Spoil[] plan =
            [.. Enumerable.Range(0, 12).Select(n => new FlakyProxy.Spoil.CutAfter(n % 3 == 2 ? 9000 : random.Next(1, 4000)))];
        await using FlakyProxy proxy = new(azurite.Server.Tables, plan);
        using TableRegister store = new(_place with
        {
            ConnectionString = AzuriteServer.ConnectionTo(proxy.Address, azurite.Server.Blobs),
        });
        CaseRegister register = RegisterOn(store, secrets);
        for (int n = 0; n < Each; n++)
        {
            string text = $"{who} {n}";
            do
            {
                await TryAsync(() => register.ChangeAsync(
                    CaseNo, Actor.Applicant, turn => ObjectionDesk.Supplement(turn, text, [])));
            }
            while (!(await KeptAsync(calm)).Contains(text));
        }

        Assert.True(proxy.Connections > plan.Length, $"Only {proxy.Connections} connections: too few were spoilt.");
    }

    private static async Task TryAsync(Func<Task<Decision>> change)
    {
        try
        {
            Assert.Null((await change()).Refusal);
        }
        catch (Exception unanswered) when (unanswered is AggregateException or IOException)
        {
            // After four answers lost in a row the client gives up; whoever asked must look.
        }
    }

    private static async Task<List<string>> KeptAsync(CaseRegister register)
    {
        List<string> kept = [];
        while (await register.OpenVaultAsync<string>(CaseNo, $"supplement-{kept.Count + 1}") is { } text)
        {
            kept.Add(text);
        }

        return kept;
    }

    private CaseRegister RegisterOn(IRegisterStore store, FileSecrets secrets) => new(
        store,
        new FolderArchive(_folder["archive"]),
        new CaseKeys(secrets),
        new LawBook(store, PackLibrary.LoadEmbedded(), Now),
        Now,
        new CaseIndex([]),
        new AccountProjection(new AccountRegister(store)));
}
