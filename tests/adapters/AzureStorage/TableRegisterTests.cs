using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Tests.Contract;
using GovMedia.Standalone.AzureStorage.Tests;
using GovMedia.Testing;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Tests.AzureStorage;

[Collection(nameof(Azurite))]
public sealed class TableRegisterTests(Azurite azurite) : RegisterStoreContract
{
    private readonly AzureStorageSettings _place = azurite.NewPlace();

    protected override string[] ChildArguments => ["azure", _place.ConnectionString!, _place.Table];

    protected override Task<IRegisterStore> OpenAsync() => Task.FromResult<IRegisterStore>(new TableRegister(_place));

    protected override Task CloseAsync(IRegisterStore store)
    {
        ((TableRegister)store).Dispose();
        return Task.CompletedTask;
    }

    protected override Task CleanUpAsync() => Task.CompletedTask;

    [Fact]
    public async Task Commit_AnswerLost_HasSucceededOnceAndSaysSo()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);
        string read = (await Store.ReadAsync("p", "a"))!.ETag;

        await CommitThroughAsync(
            new FlakyProxy.Spoil.LoseAnswer(),
            new RowChange.Replace("a", "2", read), new RowChange.Insert("b", "2"));

        Assert.Equal("2", (await Store.ReadAsync("p", "a"))!.Body);
        Assert.Equal("2", (await Store.ReadAsync("p", "b"))!.Body);
    }

    [Fact]
    public async Task Commit_EveryAnswerLost_HasSucceededOnceAndSaysSo()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "0")]);

        await CommitThroughAsync(
            [.. Enumerable.Repeat(new FlakyProxy.Spoil.LoseAnswer(), 4)], new RowChange.Put("a", "1"), new RowChange.Put("b", "1"));

        Assert.Equal("1", (await Store.ReadAsync("p", "b"))!.Body);
    }

    [Fact]
    public async Task Commit_NeverArrived_IsAFailureAndChangesNothing()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "0")]);

        await Assert.ThrowsAsync<AggregateException>(() => CommitThroughAsync(
            [.. Enumerable.Repeat(new FlakyProxy.Spoil.HangUp(), 4)], new RowChange.Put("a", "1")));

        Assert.Equal("0", (await Store.ReadAsync("p", "a"))!.Body);
    }

    [Fact]
    public async Task Commit_AnswerLostOfAConflict_IsAConflict()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);

        await Assert.ThrowsAsync<RegisterConflictException>(() => CommitThroughAsync(
            new FlakyProxy.Spoil.LoseAnswer(), new RowChange.Insert("b", "2"), new RowChange.Insert("a", "2")));

        Assert.Null(await Store.ReadAsync("p", "b"));
    }

    [Fact]
    public async Task Commit_ServerBusy_IsSentAgain()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);

        await CommitThroughAsync(new FlakyProxy.Spoil.Answer(503), new RowChange.Insert("b", "2"));

        Assert.Equal("2", (await Store.ReadAsync("p", "b"))!.Body);
    }

    [Fact]
    public async Task Commit_LargestOfTheLeastCompressible_FitsATransaction()
    {
        // Printable ASCII at random: the densest JSON text there is.
        Random random = new(7);
        string Body(int length) => string.Create(length, random, (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = (char)source.Next(' ', '\x7f');
            }
        });
        RowChange[] changes =
        [
            .. Enumerable.Range(0, 3).Select(n => new RowChange.Insert($"large:{n}", Body(RegisterLimits.BytesPerRow))),
            .. Enumerable.Range(0, 87).Select(n => new RowChange.Insert($"small:{n:D2}", Body(9_100))),
        ];

        await Store.CommitAsync("p", changes);

        Dictionary<string, string> rows = (await Store.ListAsync("p")).ToDictionary(row => row.Key, row => row.Body);
        Assert.All(changes, change => Assert.Equal(change.NewBody, rows[change.Key]));
    }

    [Fact]
    public async Task Commit_StarAsVersion_Conflicts()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);

        await Assert.ThrowsAsync<RegisterConflictException>(
            () => Store.CommitAsync("p", [new RowChange.Replace("a", "2", "*")]));

        Assert.Equal("1", (await Store.ReadAsync("p", "a"))!.Body);
    }

    /// <summary>Commits over a connection that is spoilt once, on the commit itself.</summary>
    private Task CommitThroughAsync(FlakyProxy.Spoil spoil, params RowChange[] changes) => CommitThroughAsync([spoil], changes);

    private async Task CommitThroughAsync(FlakyProxy.Spoil[] spoils, params RowChange[] changes)
    {
        // The first connection asks for the table: it is told that there is one, and the connection ends.
        await using FlakyProxy proxy = new(azurite.Server.Tables, [new FlakyProxy.Spoil.Answer(204), .. spoils]);
        using TableRegister register = new(_place with
        {
            ConnectionString = AzuriteServer.ConnectionTo(proxy.Address, azurite.Server.Blobs),
        });

        try
        {
            await register.CommitAsync("p", changes);
        }
        finally
        {
            Assert.InRange(proxy.Connections, spoils.Length + 2, spoils.Length + 3);
        }
    }
}
