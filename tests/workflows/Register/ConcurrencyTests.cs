using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Register;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly Disk _disk = new("2025-09-26T10:00");

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Commands_OfSixteenWritersOnOneCase_AreEachCarriedOutOnce()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        string[] said = [.. Enumerable.Range(0, 16).Select(static i => $"补充{i}")];
        Decision[] decisions = await Task.WhenAll(said.Select(text => Task.Run(() =>
            office.Register.ChangeAsync(caseNo, Actor.Applicant, t => ObjectionDesk.Supplement(t, text, [])))));

        Assert.All(decisions, static d => Assert.Null(d.Refusal));
        List<string?> kept = [];
        for (int i = 1; i <= 16; i++)
        {
            kept.Add(await office.Register.OpenVaultAsync<string>(caseNo, $"supplement-{i}"));
        }

        Assert.Equal(said.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        Assert.Equal(17, (await office.Register.LedgerAsync(caseNo)).Count);
        await office.AssertSoundAsync(caseNo);

        // Of the attempts that came second nothing is left to settle.
        IReadOnlyList<Row> announced = await office.Store.ListAsync(Partitions.Pending, PendingCommit.Prefix, Partitions.After(PendingCommit.Prefix));
        Assert.Equal(decisions.Select(static d => d.Pending).Order(StringComparer.Ordinal), announced.Select(static r => r.Key));
    }

    [Fact]
    public async Task Commands_OfTwoProcessesAtTheSameInstant_AreBothCarriedOut()
    {
        (Office one, Office two) = (new(_disk), new(_disk));
        string caseNo = await one.ReceiveAsync();

        // The second command comes between the first one's reading and its commit; both say the same at the same time.
        bool between = false;
        Decision first = await one.Register.ChangeAsync(caseNo, Actor.Applicant, turn =>
        {
            if (!between)
            {
                between = true;
                two.Register.ChangeAsync(caseNo, Actor.Applicant, static t => ObjectionDesk.Supplement(t, "x", [])).GetAwaiter().GetResult();
            }

            return ObjectionDesk.Supplement(turn, "x", []);
        });
        Assert.Equal(2, first.File!.FactsAs<ObjectionFacts>().Supplements);
        await one.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Index_WrittenLateByTheEarlierOfTwoCommands_IsTheLatersInTheEnd()
    {
        Office late = new(_disk, inner => new SlowIndex(inner));
        string caseNo = await late.ReceiveAsync();
        SlowIndex slow = (SlowIndex)late.Store;
        Office other = new(_disk);
        slow.BeforeIndex = async () => await other.DecideAsync(caseNo);
        await late.AskAsync(caseNo, 20); // committed first, its index rows come after those of the decision

        Assert.Equal("decided", (await other.FileAsync(caseNo)).State);
        await other.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Index_MadeAnewWhileACommandCommits_IsTheNewStates()
    {
        Office sweeping = new(_disk, inner => new SlowIndex(inner));
        string caseNo = await sweeping.ReceiveAsync();
        await sweeping.Register.ChangeAsync(caseNo, Office.Handler, static t => ObjectionDesk.AskExtension(t, 20, "x")); // not settled
        Office other = new(_disk);
        ((SlowIndex)sweeping.Store).BeforeIndex = async () => await other.DecideAsync(caseNo);
        await foreach ((CaseFile? file, string pending) in sweeping.Sweeper.LeftoversAsync(TimeSpan.Zero))
        {
            Assert.Equal("decided", file?.State);
            await sweeping.Register.SettleAsync(pending);
        }

        await other.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Turn_ThatChangedWithoutAnEntry_IsNotCommitted()
    {
        Office office = new(_disk);
        string caseNo = await office.ReceiveAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => office.Register.ChangeAsync(caseNo, Actor.System, static t =>
        {
            t.Record("noted");
            t.Change(static f => f with { State = "other" });
            return null;
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => office.Register.ChangeAsync(caseNo, Actor.System, static t =>
        {
            t.Change(static f => f with { State = "other" });
            return null;
        }));
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Numbers_TakenByManyProcesses_AreUniqueAndValid()
    {
        Task<string[]>[] takers = [.. Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            using CaseNumbers numbers = new(_disk.Register, _disk.Clock);
            string[] taken = new string[120];
            for (int i = 0; i < taken.Length; i++)
            {
                taken[i] = await numbers.NextAsync("YN", "OBJ");
            }

            IReadOnlyList<string> more = await numbers.TakeAsync("YN", "OBJ", 180);
            return (string[])[.. taken, .. more];
        }))];
        string[] all = [.. (await Task.WhenAll(takers)).SelectMany(static t => t)];
        Assert.Equal(6 * 300, all.Distinct().Count());
        Assert.All(all, static n => Assert.True(CaseNumber.IsValid(n)));
    }

    // Lets something happen between a commit and the writing of its index rows, once.
    private sealed class SlowIndex(IRegisterStore inner) : IRegisterStore
    {
        public Func<Task>? BeforeIndex { get; set; }

        public Task<Row?> ReadAsync(string partition, string key, CancellationToken cancellation = default) =>
            inner.ReadAsync(partition, key, cancellation);

        public Task<IReadOnlyList<Row>> ListAsync(string partition, string from = "", string? to = null, int limit = 1000, CancellationToken cancellation = default) =>
            inner.ListAsync(partition, from, to, limit, cancellation);

        public IAsyncEnumerable<Row> ScanAsync(string partitionPrefix, string from = "", string? to = null, CancellationToken cancellation = default) =>
            inner.ScanAsync(partitionPrefix, from, to, cancellation);

        public async Task CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
        {
            if (BeforeIndex is { } happens && !partition.StartsWith(Partitions.CasePrefix, StringComparison.Ordinal) && partition != Partitions.Pending)
            {
                BeforeIndex = null;
                await happens();
            }

            await inner.CommitAsync(partition, changes, cancellation);
        }
    }
}
