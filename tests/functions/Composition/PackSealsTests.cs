using GovMedia.Adapters.Secrets;
using GovMedia.Adapters.Sqlite;
using GovMedia.Functions.Composition;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Tests.Composition;

public sealed class PackSealsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("govmedia-seals-").FullName;
    private readonly SqliteRegister _register;
    private readonly FileSecrets _secrets;

    public PackSealsTests()
    {
        _register = new SqliteRegister(new SqliteRegisterSettings(Path.Combine(_folder, "register.db")));
        _secrets = new FileSecrets(Path.Combine(_folder, "keys"), dataExist: false);
    }

    public void Dispose()
    {
        _register.Dispose();
        _secrets.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Check_VersionThatCasesHavePinned_HoldsItToTheSealedFile()
    {
        string shipped = PackLibrary.EmbeddedSources().First(static s => s.Name.Contains("jinan", StringComparison.Ordinal)).Json;
        string edited = shipped.Replace("\"finding\"", "\"Finding\"", StringComparison.Ordinal);
        Assert.NotEqual(shipped, edited);
        await CheckAsync(shipped);
        await CheckAsync(edited); // nothing has pinned it yet: sealed anew

        await _register.CommitAsync(Partitions.CasesPrefix + "jinan", [new RowChange.Put("JA-OPN-2026-000001-A", "{}")]);
        await CheckAsync(edited.ReplaceLineEndings("\r\n")); // line ends are no change
        PackException changed = await Assert.ThrowsAsync<PackException>(() => CheckAsync(shipped));
        await CheckAsync(edited);
        await CheckAsync(shipped.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));

        Assert.Contains("jinan-2025@1", changed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SealThatTheInstanceDidNotSign_IsNone()
    {
        string shipped = PackLibrary.EmbeddedSources().First(static s => s.Name.Contains("jinan", StringComparison.Ordinal)).Json;
        await CheckAsync(shipped);
        await _register.CommitAsync(Partitions.CasesPrefix + "jinan", [new RowChange.Put("JA-OPN-2026-000001-A", "{}")]);
        Row row = (await _register.ReadAsync("packs", "jinan-2025@1"))!;
        string edited = shipped.Replace("\"finding\"", "\"Finding\"", StringComparison.Ordinal);
        string forged = row.Body.Replace(ReleasedPacks.Checksum(shipped), ReleasedPacks.Checksum(edited), StringComparison.Ordinal);
        await _register.CommitAsync("packs", [new RowChange.Put(row.Key, forged)]);

        await Assert.ThrowsAsync<PackException>(() => CheckAsync(edited));
    }

    private Task CheckAsync(string json) =>
        new PackSeals(_register, _secrets, TimeProvider.System).CheckAsync([new PackSource("jinan-2025.json", json)]);
}
