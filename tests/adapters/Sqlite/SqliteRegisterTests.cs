using GovMedia.Adapters.Sqlite;
using GovMedia.Adapters.Tests.Contract;
using GovMedia.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace GovMedia.Adapters.Tests.Sqlite;

public sealed class SqliteRegisterTests : RegisterStoreContract
{
    private readonly TestFolder _folder = new();

    private string RegisterPath => _folder["register.db"];

    protected override string[] ChildArguments => ["sqlite", RegisterPath];

    protected override Task<IRegisterStore> OpenAsync() =>
        Task.FromResult<IRegisterStore>(new SqliteRegister(new(RegisterPath, CheckAtStart: true)));

    protected override Task CloseAsync(IRegisterStore store)
    {
        ((SqliteRegister)store).Dispose();
        return Task.CompletedTask;
    }

    protected override Task CleanUpAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Open_FileInUse_SaysSo()
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(
            () => new SqliteRegister(new SqliteRegisterSettings(RegisterPath)));

        Assert.Contains(RegisterPath, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("in use", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NewerSchema_IsRefusedAndLeftAlone()
    {
        await CloseAsync(Store);
        await Sql("PRAGMA user_version = 99");

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(OpenAsync);

        Assert.Contains("99", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(99L, await Sql("PRAGMA user_version"));
    }

    [Fact]
    public async Task Open_AnotherProgramsFile_IsRefusedAndLeftAlone()
    {
        string path = _folder["other.db"];
        await Sql("CREATE TABLE theirs (x)", path);

        Assert.Throws<InvalidOperationException>(() => new SqliteRegister(new SqliteRegisterSettings(path)));

        Assert.Equal(1L, await Sql("SELECT count(*) FROM sqlite_master", path));
    }

    [Fact]
    public async Task Open_DamagedFileWithCheck_IsRefused()
    {
        string body = new('x', 900);
        await Store.CommitAsync("p", [.. Enumerable.Range(0, 90).Select(n => new RowChange.Insert($"{n}", body))]);
        await CloseAsync(Store);
        byte[] bytes = await File.ReadAllBytesAsync(RegisterPath);
        bytes.AsSpan(3 * 8192, 8192).Fill(0xAB);
        await File.WriteAllBytesAsync(RegisterPath, bytes);

        Exception refusal = await Assert.ThrowsAnyAsync<Exception>(OpenAsync);

        Assert.True(refusal is InvalidOperationException or SqliteException, refusal.ToString());
    }

    [Fact]
    public async Task Views_BesideARunningInstance_ShowCasesLedgerAndOutbox()
    {
        await Store.CommitAsync(
            "case:YN-OBJ-2026-000001-A",
            [
                new RowChange.Insert("state", """{"state":"open"}"""),
                new RowChange.Insert("ledger:00000001", """{"action":"received","actor":{"user":"x"}}"""),
                new RowChange.Insert("outbox:ack", "{}"),
                new RowChange.Insert("vault:a", "{}"),
            ]);
        await Store.CommitAsync("tasks:yn-go", [new RowChange.Insert("state", "{}")]);

        Assert.Equal("YN-OBJ-2026-000001-A", await Sql("SELECT case_no FROM cases"));
        Assert.Equal("1 received x", await Sql("SELECT seq || ' ' || action || ' ' || actor FROM ledger"));
        Assert.Equal("ack", await Sql("SELECT key FROM outbox"));
    }

    [Fact]
    public async Task Log_AfterManyCommits_StaysBounded()
    {
        string body = new('x', 200_000);
        for (int n = 0; n < 400; n++)
        {
            await Store.CommitAsync("p", [new RowChange.Put($"{n % 10}", body)]);
        }

        // 80 MB went through it; it starts again whenever a checkpoint has caught up, at 128 MB at the latest.
        Assert.InRange(new FileInfo(RegisterPath + "-wal").Length, 1, 70_000_000);
    }

    [Fact]
    public async Task Dispose_CommitsWaiting_AreWrittenFirst()
    {
        Task[] commits = [.. Enumerable.Range(0, 500).Select(
            n => Store.CommitAsync("p", [new RowChange.Insert($"{n:D4}", "{}")]))];

        await CloseAsync(Store);

        await Task.WhenAll(commits);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Store.ReadAsync("p", "0001"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Store.CommitAsync("p", [new RowChange.Put("a", "{}")]));
        using SqliteRegister again = new(new SqliteRegisterSettings(RegisterPath));
        Assert.Equal(500, (await again.ListAsync("p")).Count);
    }

    private async Task<object?> Sql(string sql, string? path = null)
    {
        await using SqliteConnection connection = new($"Data Source={path ?? RegisterPath};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
