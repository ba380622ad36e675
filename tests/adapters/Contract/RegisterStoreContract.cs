using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Tests.Contract;

/// <summary>What every register promises, run on every adapter.</summary>
public abstract partial class RegisterStoreContract : IAsyncLifetime
{
    /// <summary>The store under test, empty at the start of each test.</summary>
    protected IRegisterStore Store { get; private set; } = null!;

    /// <summary>Opens the store on this test's data; called again after <see cref="CloseAsync"/>.</summary>
    protected abstract Task<IRegisterStore> OpenAsync();

    /// <summary>Closes a store and leaves its data.</summary>
    protected abstract Task CloseAsync(IRegisterStore store);

    /// <summary>What the child process needs to open a store on this test's data.</summary>
    protected abstract string[] ChildArguments { get; }

    /// <summary>Removes the data.</summary>
    protected abstract Task CleanUpAsync();

    public async Task InitializeAsync() => Store = await OpenAsync();

    public async Task DisposeAsync()
    {
        await CloseAsync(Store);
        await CleanUpAsync();
    }

    [Fact]
    public async Task Read_RowAbsent_IsNull() => Assert.Null(await Store.ReadAsync("case:1", "state"));

    [Fact]
    public async Task Read_AfterInsert_IsWhatWasWritten()
    {
        await Store.CommitAsync("case:1", [new RowChange.Insert("state", """{"名":"异议 \u0000 😀"}""")]);

        Row row = (await Store.ReadAsync("case:1", "state"))!;

        Assert.Equal(("case:1", "state", """{"名":"异议 \u0000 😀"}"""), (row.Partition, row.Key, row.Body));
        Assert.NotEmpty(row.ETag);
    }

    [Fact]
    public async Task Read_KeysThatDifferInCase_AreDifferentRows()
    {
        await Store.CommitAsync("Case:1", [new RowChange.Insert("Key", "1"), new RowChange.Insert("key", "2")]);

        Assert.Equal("1", (await Store.ReadAsync("Case:1", "Key"))!.Body);
        Assert.Equal("2", (await Store.ReadAsync("Case:1", "key"))!.Body);
        Assert.Null(await Store.ReadAsync("case:1", "key"));
    }

    [Fact]
    public async Task Read_KeyWithQuotesAndSigns_IsFound()
    {
        const string Key = "it's \"a\" key & more+=;:@,(é)中";
        await Store.CommitAsync(Key, [new RowChange.Insert(Key, "{}")]);

        Assert.NotNull(await Store.ReadAsync(Key, Key));
        Assert.Single(await Store.ListAsync(Key, Key));
    }

    [Fact]
    public async Task ETag_EveryWrite_IsNew()
    {
        HashSet<string> seen = [];
        for (int i = 0; i < 4; i++)
        {
            await Store.CommitAsync("p", [new RowChange.Put("k", "{}")]);
            Assert.True(seen.Add((await Store.ReadAsync("p", "k"))!.ETag));
            await Store.CommitAsync("p", [new RowChange.Delete("k")]);
            await Store.CommitAsync("p", [new RowChange.Insert("k", "{}")]);
            Assert.True(seen.Add((await Store.ReadAsync("p", "k"))!.ETag));
        }
    }

    [Fact]
    public async Task Commit_CancelledBefore_ChangesNothing()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.CommitAsync("p", [new RowChange.Put("k", "{}")], cancelled.Token));

        Assert.Null(await Store.ReadAsync("p", "k"));
    }
}
