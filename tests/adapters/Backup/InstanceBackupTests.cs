using System.Runtime.Versioning;
using GovMedia.Adapters.Backup;
using GovMedia.Adapters.Files;
using GovMedia.Adapters.Secrets;
using GovMedia.Adapters.Sqlite;
using GovMedia.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace GovMedia.Adapters.Tests.Backup;

[UnsupportedOSPlatform("windows")]
public sealed class InstanceBackupTests : IDisposable
{
    private static readonly FixedTime Now = new(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));

    private readonly TestFolder _folder = new();

    private string Data => _folder["data"];

    private string Copy => _folder["copy"];

    private string Restored => _folder["restored"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Restore_OfABackup_IsTheInstanceAsItWas()
    {
        byte[] derived = await MakeInstanceAsync();

        await InstanceBackup.WriteAsync(Data, Copy, Now);
        await InstanceRestore.RunAsync(Copy, Restored);

        using FileSecrets secrets = new(Path.Combine(Restored, "keys"), dataExist: true);
        using SqliteRegister register = new(new SqliteRegisterSettings(Path.Combine(Restored, "register.db"), true));
        Assert.Equal(derived, secrets.Derive("access-code"));
        Assert.Equal("{}", (await register.ReadAsync("case:1", "state"))!.Body);
        FolderArchive archive = new(Path.Combine(Restored, "archive"));
        Assert.Equal("zip"u8.ToArray(), await archive.ReadAsync("2026/a.zip"));
        Assert.Equal("7", await Sql(Path.Combine(Restored, "durable.db"), "SELECT x FROM t"));
        Assert.False(Directory.Exists(Restored + ".restoring"));
    }

    [Fact]
    public async Task Write_BesideARunningInstanceUnderLoad_IsOneSnapshotOfWholeCommits()
    {
        (await MakeInstanceAsync()).AsSpan().Clear();
        using SqliteRegister running = new(new SqliteRegisterSettings(Path.Combine(Data, "register.db")));
        using CancellationTokenSource stop = new();
        int committed = -1;
        Task writer = Task.Run(async () =>
        {
            for (int n = 0; !stop.IsCancellationRequested; n++)
            {
                await running.CommitAsync(
                    "case:2",
                    [
                        new RowChange.Put("a", $"{n}"),
                        new RowChange.Insert($"n:{n:D8}", "{}"),
                        new RowChange.Put("b", $"{n}"),
                    ]);
                Volatile.Write(ref committed, n);
            }
        });
        SpinWait.SpinUntil(() => Volatile.Read(ref committed) > 20);
        int before = Volatile.Read(ref committed);

        await InstanceBackup.WriteAsync(Data, Copy, Now);
        await stop.CancelAsync();
        await writer;
        await InstanceRestore.RunAsync(Copy, Restored);

        using SqliteRegister register = new(new SqliteRegisterSettings(Path.Combine(Restored, "register.db"), true));
        int a = int.Parse((await register.ReadAsync("case:2", "a"))!.Body, null);
        Assert.Equal($"{a}", (await register.ReadAsync("case:2", "b"))!.Body);
        Assert.InRange(a, before, committed);
        Assert.Equal(a + 1, (await register.ListAsync("case:2", "n:", "n;", 1_000_000)).Count);
    }

    [Fact]
    public async Task Write_Files_AreForTheOwnerAlone()
    {
        await MakeInstanceAsync();

        BackupManifest manifest = await InstanceBackup.WriteAsync(Data, Copy, Now);

        Assert.Equal(
            [
                "archive/2026/a.zip",
                "durable.db",
                "keys/instance.key",
                "keys/signing.key",
                "packs/office.json",
                "register.db",
            ],
            manifest.Files.Select(file => file.Path));
        Assert.All(manifest.Files, file => Assert.False(
            File.GetUnixFileMode(Path.Combine(Copy, file.Path)).HasFlag(UnixFileMode.OtherRead), file.Path));
        Assert.Equal(Now.GetUtcNow(), (await BackupManifest.ReadAsync(Copy)).CreatedAt);
    }

    [Theory]
    [InlineData("register.db")]
    [InlineData("archive/2026/a.zip")]
    [InlineData("keys/instance.key")]
    [InlineData("durable.db")]
    public async Task Restore_FileChangedMissingOrExtra_IsRefusedByNameAndRestoresNothing(string name)
    {
        await MakeInstanceAsync();
        await InstanceBackup.WriteAsync(Data, Copy, Now);
        string path = Path.Combine(Copy, name);
        byte[] bytes = await File.ReadAllBytesAsync(path);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        await RefusedAsync(name);

        File.Move(path, path + ".extra");
        await RefusedAsync(name + ".extra");

        File.Delete(path + ".extra");
        await RefusedAsync(name);
    }

    [Fact]
    public async Task Restore_ManifestMissingOrLeadingOut_IsRefused()
    {
        await MakeInstanceAsync();
        await InstanceBackup.WriteAsync(Data, Copy, Now);
        string manifest = Path.Combine(Copy, BackupManifest.FileName);
        string text = await File.ReadAllTextAsync(manifest);

        await File.WriteAllTextAsync(manifest, text.Replace("durable.db", "../out.db", StringComparison.Ordinal));
        await RefusedAsync(BackupManifest.FileName);
        File.Delete(manifest);
        await RefusedAsync(BackupManifest.FileName);
    }

    [Fact]
    public async Task WriteAndRestore_FolderNotEmpty_AreRefusedAndTouchNothing()
    {
        await MakeInstanceAsync();
        await InstanceBackup.WriteAsync(Data, Copy, Now);

        await Assert.ThrowsAsync<InvalidOperationException>(() => InstanceBackup.WriteAsync(Data, Copy, Now));
        await Assert.ThrowsAsync<InvalidOperationException>(() => InstanceRestore.RunAsync(Copy, Data));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => InstanceBackup.WriteAsync(_folder["none"], Restored, Now));

        await InstanceRestore.VerifyAsync(Copy);
    }

    private async Task<byte[]> MakeInstanceAsync()
    {
        using FileSecrets secrets = new(Path.Combine(Data, "keys"), dataExist: false);
        using SqliteRegister register = new(new SqliteRegisterSettings(Path.Combine(Data, "register.db")));
        await register.CommitAsync("case:1", [new RowChange.Insert("state", "{}")]);
        await new FolderArchive(Path.Combine(Data, "archive")).WriteOnceAsync("2026/a.zip", "zip"u8.ToArray());
        await Sql(
            Path.Combine(Data, "durable.db"),
            "PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (7)");
        Directory.CreateDirectory(Path.Combine(Data, "packs"));
        await File.WriteAllTextAsync(Path.Combine(Data, "packs", "office.json"), "{}");
        return secrets.Derive("access-code");
    }

    private async Task RefusedAsync(string name)
    {
        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => InstanceRestore.RunAsync(Copy, Restored));
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Restored));
    }

    private static async Task<string?> Sql(string path, string sql)
    {
        await using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
