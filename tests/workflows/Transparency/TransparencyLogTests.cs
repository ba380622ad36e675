using System.Text.Json.Nodes;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Tests.Support;
using GovMedia.Workflows.Transparency;

namespace GovMedia.Workflows.Tests.Transparency;

public sealed class TransparencyLogTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sealing_WithAPowerFailureAtAnyCommit_SealsEveryEntryOnce(bool before)
    {
        for (int n = 1; ; n++)
        {
            using Disk disk = new("2025-09-26T10:00");
            Office office = new(disk);
            await office.ReceiveAsync(1);
            await office.ReceiveAsync(2);
            disk.Clock.Now = FakeTime.China("2025-09-27T00:05");
            FailingStore? failing = null;
            try
            {
                await new Office(disk, inner => failing = new FailingStore(inner, n, before)).Log.SealAsync();
            }
            catch (PowerFailureException)
            {
                // Sealed below.
            }

            await office.DecideAsync(Office.CaseNo(1));
            await office.Log.SealAsync();
            disk.Clock.Now = FakeTime.China("2025-09-28T00:05");
            await office.Log.SealAsync();
            await AssertAllSealedOnceAsync(office, 2);
            if (!failing!.Died)
            {
                Assert.True(n > 4);
                return;
            }
        }
    }

    [Fact]
    public async Task Commit_OfTheDayThatComesAfterItsSealing_IsSealedTheNextDay()
    {
        using Disk disk = new("2025-09-26T23:59:59");
        Office office = new(disk);
        string caseNo = await office.ReceiveAsync();

        // Decided a second before midnight; announced, and held up on its way to disk until the day is sealed.
        Office slow = new(disk, inner => new HeldUp(inner, async () =>
        {
            disk.Clock.Now = FakeTime.China("2025-09-27T00:05");
            await office.Log.SealAsync();
        }));
        await slow.DecideAsync(caseNo);
        disk.Clock.Now = FakeTime.China("2025-09-28T00:05");
        await office.Log.SealAsync();
        await AssertAllSealedOnceAsync(office, 1);
    }

    [Fact]
    public async Task Entries_WhoseClocksDisagree_AreAllSealedInTheEnd()
    {
        using Disk disk = new("2025-09-27T00:01");
        Office office = new(disk);
        string caseNo = Office.CaseNo(1);
        disk.Clock.Now = FakeTime.China("2025-09-26T23:00");
        await office.ReceiveAsync();
        disk.Clock.Now = FakeTime.China("2025-09-27T00:01"); // one machine is ahead …
        await office.AskAsync(caseNo, 20);
        disk.Clock.Now = FakeTime.China("2025-09-26T23:59"); // … of the other
        await office.ActAsync(caseNo, Actor.Applicant, static t => ObjectionDesk.Supplement(t, "x", []));
        foreach (string night in new[] { "2025-09-27T00:05", "2025-09-28T00:05" })
        {
            disk.Clock.Now = FakeTime.China(night);
            await office.Log.SealAsync();
        }

        await AssertAllSealedOnceAsync(office, 1);
    }

    [Fact]
    public async Task Log_WithAnEntryThatIsNoLongerThere_NamesIt()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = new(disk);
        string caseNo = await office.ReceiveAsync();
        disk.Clock.Now = FakeTime.China("2025-09-27T00:05");
        await office.Log.SealAsync();
        string hash = (await office.Register.LedgerAsync(caseNo))[0].Hash;
        Assert.Null(await office.Log.FirstBadAsync(static _ => true));
        Assert.Equal($"entry {hash}", await office.Log.FirstBadAsync(h => h != hash));
    }

    [Fact]
    public async Task Log_WithAHeadChangedOrSignedByAnotherHand_NamesIt()
    {
        using Disk disk = new("2025-09-26T10:00");
        using Disk stranger = new("2025-09-26T10:00");
        Office office = new(disk);
        for (int day = 27; day <= 28; day++)
        {
            await office.ReceiveAsync(day);
            disk.Clock.Now = FakeTime.China($"2025-09-{day}T00:05");
            await office.Log.SealAsync();
        }

        IReadOnlyList<DailyHead> heads = await office.Log.HeadsAsync();
        Assert.Equal(2, heads.Count);
        Assert.All(heads, static h => Assert.True(TransparencyLog.SignatureFits(h)));
        Assert.False(TransparencyLog.SignatureFits(heads[1] with { Entries = 7 }));

        DailyHead open = heads[1] with { Signature = null, PublicKey = Convert.ToBase64String(stranger.Secrets.PublicKey) };
        byte[] bytes = CanonicalJson.Bytes(JsonNode.Parse(GovJson.Write(open)));
        DailyHead forged = open with { Signature = Convert.ToBase64String(stranger.Secrets.Sign(bytes)) };
        Assert.True(TransparencyLog.SignatureFits(forged));
        await disk.Register.CommitAsync("heads", [new RowChange.Put("00000002", GovJson.Write(forged))]);
        Assert.Equal("head 2", await office.Log.FirstBadAsync(static _ => true));
        await disk.Register.CommitAsync("heads", [new RowChange.Delete("00000001")]);
        Assert.Equal("head 1", await office.Log.FirstBadAsync(static _ => true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("YN.ZZZZ")]
    public async Task Proof_OfWhatIsNoReceipt_IsNone(string receipt)
    {
        using Disk disk = new("2025-09-26T10:00");
        Assert.Null(await new Office(disk).Log.ProofAsync(receipt));
    }

    private static async Task AssertAllSealedOnceAsync(Office office, int cases)
    {
        HashSet<string> known = [];
        for (int number = 1; number <= cases; number++)
        {
            foreach (LedgerEntry entry in await office.Register.LedgerAsync(Office.CaseNo(number)))
            {
                known.Add(entry.Hash);
                InclusionProof proof = (await office.Log.ProofAsync($"r.{entry.Hash}"))!;
                Assert.NotNull(proof);
                Assert.True(MerkleTree.Verify(
                    Convert.FromHexString(proof.Entry),
                    proof.Index,
                    proof.Size,
                    [.. proof.Path.Select(Convert.FromHexString)],
                    Convert.FromHexString(proof.Head.Root)));
            }
        }

        Assert.Equal(known.Count, (await office.Log.HeadsAsync()).Sum(static h => h.Entries));
        Assert.Null(await office.Log.FirstBadAsync(known.Contains));
        Assert.Empty(await office.Store.ListAsync(Partitions.Pending, PendingCommit.TouchedPrefix, Partitions.After(PendingCommit.TouchedPrefix)));
    }

    private sealed class HeldUp(IRegisterStore inner, Func<Task> meanwhile) : IRegisterStore
    {
        public Task<Row?> ReadAsync(string partition, string key, CancellationToken cancellation = default) =>
            inner.ReadAsync(partition, key, cancellation);

        public Task<IReadOnlyList<Row>> ListAsync(string partition, string from = "", string? to = null, int limit = 1000, CancellationToken cancellation = default) =>
            inner.ListAsync(partition, from, to, limit, cancellation);

        public IAsyncEnumerable<Row> ScanAsync(string partitionPrefix, string from = "", string? to = null, CancellationToken cancellation = default) =>
            inner.ScanAsync(partitionPrefix, from, to, cancellation);

        public async Task CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
        {
            if (partition.StartsWith(Partitions.CasePrefix, StringComparison.Ordinal))
            {
                await meanwhile();
            }

            await inner.CommitAsync(partition, changes, cancellation);
        }
    }
}
