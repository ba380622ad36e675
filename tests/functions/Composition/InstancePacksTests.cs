using GovMedia.Functions.Composition;
using GovMedia.Rules.Law;

namespace GovMedia.Functions.Tests.Composition;

public sealed class InstancePacksTests : IDisposable
{
    private const string Pack = """
        {
          "id": "shanhe-2026", "version": 1, "parent": "yunnan-2019", "jurisdiction": "shanhe", "code": "SH",
          "name": { "zh": "山河县", "en": "Shanhe county" },
          "instrument": {
            "title": { "zh": "山河县政务新媒体实施细则", "en": "Shanhe county rules" },
            "issuer": "山河县人民政府办公室", "publishedOn": "2026-01-05", "effectiveFrom": "2026-02-01",
            "sourceFile": "shanhe.txt", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"
          },
          "clauses": [
            { "id": "SH-01", "article": "1", "quote": "适用于山河县", "kind": "scope", "trigger": "scope",
              "enforcedBy": ["LAW.scope"] }
          ]
        }
        """;

    private readonly string _data = Directory.CreateTempSubdirectory("govmedia-packs-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData(false)] // No folder of packs.
    [InlineData(true)] // An edition without a data directory.
    public void Load_NothingAdded_IsWhatIsShipped(bool withoutData) =>
        Assert.Equal(5, InstancePacks.Load(withoutData ? null : _data).Packs.Count());

    [Fact]
    public void Load_PackInTheFolder_StandsBesideTheShippedOnes()
    {
        Add("shanhe-2026.json", Pack);
        Add("shanhe-2026.txt", "本细则适用于山河县。");
        Add("readme.md", "not a pack");

        PackLibrary packs = InstancePacks.Load(_data);

        Assert.Equal("shanhe-2026", packs.For("shanhe", new DateOnly(2026, 3, 1))!.Id);
        Assert.Equal(7, packs.Pack("shanhe-2026").Clock("YN-45b").Limit.Amount);
    }

    [Fact]
    public void Load_PackThatFailsTheLint_IsRefusedWithFileAndLine()
    {
        Add("shanhe-2026.json", Pack);
        Add("shanhe-2026.txt", "本细则适用于别处。");

        PackException refused = Assert.Throws<PackException>(() => InstancePacks.Load(_data));

        Assert.StartsWith("shanhe-2026.json:10: ", refused.Message, StringComparison.Ordinal);
    }

    private void Add(string name, string content)
    {
        Directory.CreateDirectory(Path.Combine(_data, InstancePacks.Folder));
        File.WriteAllText(Path.Combine(_data, InstancePacks.Folder, name), content);
    }
}
