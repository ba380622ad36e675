using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Tests.Contract;

public abstract partial class RegisterStoreContract
{
    [Fact]
    public async Task Commit_AllFourKinds_AreAppliedTogether()
    {
        await Store.CommitAsync(
            "p",
            [
                new RowChange.Insert("replaced", "1"),
                new RowChange.Insert("put", "1"),
                new RowChange.Insert("gone", "1"),
            ]);
        Row replaced = (await Store.ReadAsync("p", "replaced"))!;
        Row gone = (await Store.ReadAsync("p", "gone"))!;

        await Store.CommitAsync(
            "p",
            [
                new RowChange.Replace("replaced", "2", replaced.ETag),
                new RowChange.Put("put", "2"),
                new RowChange.Delete("gone", gone.ETag),
                new RowChange.Insert("inserted", "2"),
                new RowChange.Delete("never was"),
            ]);

        Assert.Equal(
            [("inserted", "2"), ("put", "2"), ("replaced", "2")],
            (await Store.ListAsync("p")).Select(row => (row.Key, row.Body)));
    }

    [Fact]
    public async Task Commit_InsertOfExisting_ConflictsAndChangesNothing()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("b", "old")]);

        await Conflicts("p", "b", new RowChange.Put("a", "new"), new RowChange.Insert("b", "new"));

        Assert.Equal(["b:old"], await Bodies("p"));
    }

    [Fact]
    public async Task Commit_ReplaceOfChangedRow_ConflictsAndChangesNothing()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1"), new RowChange.Insert("b", "1")]);
        string read = (await Store.ReadAsync("p", "b"))!.ETag;
        await Store.CommitAsync("p", [new RowChange.Put("b", "2")]);

        await Conflicts("p", "b", new RowChange.Delete("a"), new RowChange.Replace("b", "3", read));

        Assert.Equal(["a:1", "b:2"], await Bodies("p"));
    }

    [Fact]
    public async Task Commit_ReplaceOfRowDeletedAndWrittenAgain_Conflicts()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);
        string read = (await Store.ReadAsync("p", "a"))!.ETag;
        await Store.CommitAsync("p", [new RowChange.Delete("a")]);
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);

        await Conflicts("p", "a", new RowChange.Replace("a", "2", read));
    }

    [Fact]
    public async Task Commit_ReplaceOfAbsentRow_Conflicts()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);
        string read = (await Store.ReadAsync("p", "a"))!.ETag;
        await Store.CommitAsync("p", [new RowChange.Delete("a")]);

        await Conflicts("p", "a", new RowChange.Replace("a", "2", read));
    }

    [Fact]
    public async Task Commit_DeleteOfChangedOrAbsentRow_Conflicts()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);
        string read = (await Store.ReadAsync("p", "a"))!.ETag;
        await Store.CommitAsync("p", [new RowChange.Put("a", "2")]);
        await Conflicts("p", "a", new RowChange.Delete("a", read));
        await Store.CommitAsync("p", [new RowChange.Delete("a")]);

        await Conflicts("p", "a", new RowChange.Put("b", "1"), new RowChange.Delete("a", read));

        Assert.Empty(await Bodies("p"));
    }

    [Fact]
    public async Task Commit_ForeignETag_Conflicts()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);

        await Conflicts("p", "a", new RowChange.Replace("a", "2", "another store's"));
        await Conflicts("p", "a", new RowChange.Delete("a", string.Empty));
    }

    [Fact]
    public async Task Commit_SeveralConflicts_NamesTheFirstInTheCommitsOrder()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("b", "1"), new RowChange.Insert("a", "1")]);

        await Conflicts(
            "p", "b", new RowChange.Put("c", "2"), new RowChange.Insert("b", "2"), new RowChange.Insert("a", "2"));
    }

    [Fact]
    public async Task Commit_OneConflictAmongManyAtOnce_FailsAlone()
    {
        await Store.CommitAsync("p0", [new RowChange.Insert("taken", "1")]);

        Task[] commits = [.. Enumerable.Range(0, 20).Select(n => Store.CommitAsync(
            $"p{n}", [new RowChange.Insert("new", "1"), new RowChange.Insert("taken", "2")]))];
        await Assert.ThrowsAsync<RegisterConflictException>(() => Task.WhenAll(commits));

        Assert.Equal(1, commits.Count(commit => commit.IsFaulted));
        Assert.Equal(["taken:1"], await Bodies("p0"));
        Assert.Equal(["new:1", "taken:2"], await Bodies("p19"));
    }

    [Fact]
    public async Task Commit_ManyWritersOnOneVersion_ExactlyOneWins()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("k", "start")]);
        for (int round = 0; round < 10; round++)
        {
            string read = (await Store.ReadAsync("p", "k"))!.ETag;
            bool[] won = await Task.WhenAll(Enumerable.Range(0, 8).Select(
                writer => Wins("p", new RowChange.Replace("k", $"{round}-{writer}", read))));

            Assert.Equal(1, won.Count(one => one));
            Assert.Equal($"{round}-{Array.IndexOf(won, true)}", (await Store.ReadAsync("p", "k"))!.Body);
        }
    }

    [Fact]
    public async Task Commit_WritersThatReadAgainOnConflict_LoseNothing()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("sum", "0")]);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async writer =>
        {
            for (int n = 0; n < 8; n++)
            {
                Row sum;
                do
                {
                    sum = (await Store.ReadAsync("p", "sum"))!;
                }
                while (!await Wins(
                    "p",
                    new RowChange.Replace("sum", $"{int.Parse(sum.Body, null) + 1}", sum.ETag),
                    new RowChange.Insert($"by:{writer}:{n}", "{}")));
            }
        }));

        Assert.Equal("48", (await Store.ReadAsync("p", "sum"))!.Body);
        Assert.Equal(48, (await Store.ListAsync("p", "by:", "by;")).Count);
    }

    [Fact]
    public async Task CommitInOrder_OfSeveralPartitions_AppliesAllInTheirOrder()
    {
        await Store.CommitInOrderAsync(
        [
            new PartitionCommit("p", [new RowChange.Insert("a", "1")]),
            new PartitionCommit("q", [new RowChange.Insert("b", "1"), new RowChange.Put("c", "1")]),
            new PartitionCommit("p", [new RowChange.Put("a", "2"), new RowChange.Delete("never was")]),
        ]);

        Assert.Equal(["a:2"], await Bodies("p"));
        Assert.Equal(["b:1", "c:1"], await Bodies("q"));
    }

    [Fact]
    public async Task CommitInOrder_WithAConflict_StopsThereAndKeepsWhatCameBefore()
    {
        await Store.CommitAsync("q", [new RowChange.Insert("taken", "old")]);

        RegisterConflictException conflict = await Assert.ThrowsAsync<RegisterConflictException>(() => Store.CommitInOrderAsync(
        [
            new PartitionCommit("p", [new RowChange.Insert("a", "1")]),
            new PartitionCommit("q", [new RowChange.Insert("new", "1"), new RowChange.Insert("taken", "new")]),
            new PartitionCommit("r", [new RowChange.Insert("c", "1")]),
        ]));

        Assert.Equal(("q", "taken"), (conflict.Partition, conflict.Key));
        Assert.Equal(["a:1"], await Bodies("p"));
        Assert.Equal(["taken:old"], await Bodies("q"));
        Assert.Empty(await Bodies("r"));
    }

    [Fact]
    public async Task CommitInOrder_OneConflictAmongManyAtOnce_FailsAlone()
    {
        await Store.CommitAsync("p0", [new RowChange.Insert("taken", "1")]);

        Task[] commits = [.. Enumerable.Range(0, 20).Select(n => Store.CommitInOrderAsync(
        [
            new PartitionCommit($"p{n}", [new RowChange.Insert("taken", "2")]),
            new PartitionCommit("index", [new RowChange.Insert($"n{n:D2}", "2")]),
        ]))];
        await Assert.ThrowsAsync<RegisterConflictException>(() => Task.WhenAll(commits));

        Assert.Equal(1, commits.Count(commit => commit.IsFaulted));
        Assert.Equal(Enumerable.Range(1, 19).Select(static n => $"n{n:D2}:2"), await Bodies("index"));
    }

    [Fact]
    public async Task CommitInOrder_OneBeyondTheLimits_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitInOrderAsync(
        [
            new PartitionCommit("p", [new RowChange.Put("a", "1")]),
            new PartitionCommit("q", [.. Enumerable.Range(0, RegisterLimits.RowsPerCommit + 1).Select(static n => new RowChange.Put($"{n}", "1"))]),
        ]));

    private async Task Conflicts(string partition, string key, params RowChange[] changes)
    {
        RegisterConflictException conflict = await Assert.ThrowsAsync<RegisterConflictException>(
            () => Store.CommitAsync(partition, changes));
        Assert.Equal((partition, key), (conflict.Partition, conflict.Key));
    }

    private async Task<bool> Wins(string partition, params RowChange[] changes)
    {
        try
        {
            await Store.CommitAsync(partition, changes);
            return true;
        }
        catch (RegisterConflictException)
        {
            return false;
        }
    }

    private async Task<string[]> Bodies(string partition) =>
        [.. (await Store.ListAsync(partition)).Select(row => $"{row.Key}:{row.Body}")];
}
