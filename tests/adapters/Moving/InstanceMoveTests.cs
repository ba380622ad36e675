using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using GovMedia.Adapters.Composition;
using GovMedia.Adapters.Files;
using GovMedia.Adapters.Moving;
using GovMedia.Adapters.Secrets;
using GovMedia.Adapters.Sqlite;
using GovMedia.Workflows;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using Microsoft.Extensions.Configuration;

namespace GovMedia.Adapters.Tests.Moving;

public sealed class InstanceMoveTests : IDisposable
{
    private const string Passphrase = "a passphrase long enough";
    private const string Case = "case:YN-OBJ-2026-000001-E";

    private static readonly FixedTime Now = new(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));

    private readonly TestFolder _folder = new();

    private GovMediaSettings First => At("first");

    private GovMediaSettings Second => At("second");

    private string File => _folder["office.move"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_OfAnExport_IsTheInstanceWithItsOpenCaseAnnounced()
    {
        byte[] derived = await MakeAsync();
        await InstanceExport.WriteAsync(First, File, Passphrase, Now);

        MoveReport report = await InstanceImport.RunAsync(Second, File, Passphrase, Now);

        Assert.Equal(new MoveReport(205, 1, 1, 1), report);
        using FileSecrets secrets = new(Second.KeyDirectory, dataExist: true);
        using SqliteRegister register = new(new SqliteRegisterSettings(Second.RegisterPath, true));
        Assert.Equal(derived, secrets.Derive("access-code"));
        await InstanceMark.RequireAsync(register, secrets);
        Assert.Equal(200, (await register.ListAsync("accounts")).Count);
        Assert.Equal("zip"u8.ToArray(), await new FolderArchive(Second.ArchivePath).ReadAsync("2026/a.zip"));
        Row announced = Assert.Single(await register.ListAsync(Partitions.Pending));
        Assert.Equal(2, GovJson.Read<PendingCommit>(announced.Body).Seq);
    }

    [Fact]
    public async Task Export_OfPersonalKeys_HoldsNeitherInTheClear()
    {
        await MakeAsync();
        await InstanceExport.WriteAsync(First, File, Passphrase, Now);

        using ZipArchive zip = ZipFile.OpenRead(File);
        using StreamReader keys = new(zip.GetEntry("keys.json")!.Open());
        string text = await keys.ReadToEndAsync();

        Assert.DoesNotContain("PRIVATE KEY", text, StringComparison.Ordinal);
        byte[] secret = await System.IO.File.ReadAllBytesAsync(Path.Combine(First.KeyDirectory, "instance.key"));
        Assert.DoesNotContain(Convert.ToBase64String(secret), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_UnderAnotherPassphrase_IsRefusedAndChangesNothing()
    {
        await MakeAsync();
        await InstanceExport.WriteAsync(First, File, Passphrase, Now);

        await RefusedAsync(Second, "another passphrase");
    }

    [Theory]
    [InlineData("manifest.json", "\"format\":1", "\"format\":1 ")]
    [InlineData("rows.jsonl", "\"b\":\"{}\"", "\"b\":\"[]\"")]
    [InlineData("archive/2026/a.zip", "zip", "zap")]
    public async Task Import_OfAChangedFile_IsRefusedAndChangesNothing(string entry, string was, string becomes)
    {
        await MakeAsync();
        await InstanceExport.WriteAsync(First, File, Passphrase, Now);
        Change(entry, was, becomes);

        await RefusedAsync(Second, Passphrase);
    }

    [Fact]
    public async Task Import_OfABrokenChain_IsRefusedAndChangesNothing()
    {
        await MakeAsync();
        using (SqliteRegister register = new(new SqliteRegisterSettings(First.RegisterPath)))
        {
            await register.CommitAsync(Case, [new RowChange.Delete(Partitions.Ledger(1))]);
        }

        await InstanceExport.WriteAsync(First, File, Passphrase, Now);

        InvalidOperationException refused = await RefusedAsync(Second, Passphrase);
        Assert.Contains("YN-OBJ-2026-000001-E", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_IntoAnInstanceWithData_IsRefused()
    {
        await MakeAsync();
        await InstanceExport.WriteAsync(First, File, Passphrase, Now);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => InstanceImport.RunAsync(First, File, Passphrase, Now));
    }

    [Fact]
    public async Task Import_StoppedHalfWay_KeepsHostsOutAndIsFinishedByRunningItAgain()
    {
        await MakeAsync();
        await InstanceExport.WriteAsync(First, File, Passphrase, Now);
        await InstanceImport.RunAsync(Second, File, Passphrase, Now);
        string rows = (string)Manifest()["rowsSha256"]!;
        using (SqliteRegister register = new(new SqliteRegisterSettings(Second.RegisterPath)))
        {
            // As it stood before the last write.
            await register.CommitAsync("instance", [new RowChange.Put("keys", $"{{\"importing\":\"{rows}\"}}")]);
            using FileSecrets secrets = new(Second.KeyDirectory, dataExist: true);
            await Assert.ThrowsAsync<InvalidOperationException>(() => InstanceMark.RequireAsync(register, secrets));
        }

        await InstanceImport.RunAsync(Second, File, Passphrase, Now);

        using SqliteRegister finished = new(new SqliteRegisterSettings(Second.RegisterPath));
        using FileSecrets keys = new(Second.KeyDirectory, dataExist: true);
        await InstanceMark.RequireAsync(finished, keys);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    public async Task Export_UnderAShortPassphrase_IsRefused(string passphrase)
    {
        await MakeAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => InstanceExport.WriteAsync(First, File, passphrase, Now));
        Assert.False(System.IO.File.Exists(File));
    }

    private GovMediaSettings At(string name) => GovMediaSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new("GovMedia:DataDirectory", _folder[name])]).Build());

    private async Task<InvalidOperationException> RefusedAsync(GovMediaSettings to, string passphrase)
    {
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => InstanceImport.RunAsync(to, File, passphrase, Now));
        Assert.False(System.IO.File.Exists(to.RegisterPath));
        Assert.False(Directory.Exists(to.KeyDirectory));
        return refused;
    }

    private JsonNode Manifest()
    {
        using ZipArchive zip = ZipFile.OpenRead(File);
        using Stream stream = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(stream)!;
    }

    private void Change(string entry, string was, string becomes)
    {
        using ZipArchive zip = ZipFile.Open(File, ZipArchiveMode.Update);
        string text;
        using (StreamReader reader = new(zip.GetEntry(entry)!.Open()))
        {
            text = reader.ReadToEnd();
        }

        Assert.Contains(was, text, StringComparison.Ordinal);
        zip.GetEntry(entry)!.Delete();
        using Stream stream = zip.CreateEntry(entry).Open();
        stream.Write(Encoding.UTF8.GetBytes(text.Replace(was, becomes, StringComparison.Ordinal)));
    }

    /// <summary>An instance with 200 rows, one open case of two entries, and one body.</summary>
    private async Task<byte[]> MakeAsync()
    {
        using FileSecrets secrets = new(First.KeyDirectory, dataExist: false);
        Directory.CreateDirectory(First.DataDirectory);
        using SqliteRegister register = new(new SqliteRegisterSettings(First.RegisterPath));
        await InstanceMark.RequireAsync(register, secrets);
        foreach (int[] some in Enumerable.Range(0, 200).Chunk(90))
        {
            await register.CommitAsync("accounts", [.. some.Select(n => new RowChange.Insert($"{n:D3}", "{}"))]);
        }

        LedgerEntry opened = LedgerChain.Next(
            LedgerTip.None, Now.GetUtcNow(), Actor.System, "opened", null, [], new JsonObject { ["state"] = "open" });
        LedgerEntry read = LedgerChain.Next(
            new LedgerTip(1, opened.Hash),
            Now.GetUtcNow(),
            Actor.System,
            "read",
            null,
            [],
            new JsonObject { ["by"] = "x" });
        JsonObject state = new()
        {
            ["file"] = LedgerChain.Fold([opened, read]),
            ["tip"] = new JsonObject { ["seq"] = 2, ["hash"] = read.Hash },
        };
        await register.CommitAsync(
            Case,
            [
                new RowChange.Insert(Partitions.State, state.ToJsonString()),
                new RowChange.Insert(Partitions.Ledger(1), LedgerRow.Write(opened)),
                new RowChange.Insert(Partitions.Ledger(2), LedgerRow.Write(read)),
                new RowChange.Insert(Partitions.VaultPrefix + "applicant", "{}"),
            ]);
        await new FolderArchive(First.ArchivePath).WriteOnceAsync("2026/a.zip", "zip"u8.ToArray());
        return secrets.Derive("access-code");
    }
}
