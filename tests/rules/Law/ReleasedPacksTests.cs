using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Lint;

namespace GovMedia.Rules.Tests.Law;

/// <summary>A released version never changes: cases have pinned it.</summary>
public sealed class ReleasedPacksTests
{
    [Fact]
    public void Release_EveryShippedPack_IsListedWithItsChecksum()
    {
        IEnumerable<string> shipped = PackLibrary.EmbeddedSources().Select(source =>
        {
            PackDocument document = PackReader.Read(source.Json, source.Name);
            return $"{document.Id}@{document.Version} {ReleasedPacks.Checksum(source.Json)}";
        });

        Assert.Equal(
            ReleasedPacks.All.Select(r => $"{r.Key} {r.Value}").Order(StringComparer.Ordinal),
            shipped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Release_OneLetterChanged_IsFound()
    {
        PackSource source = PackLibrary.EmbeddedSources()
            .Single(s => s.Name.Contains("yunnan", StringComparison.Ordinal));
        string changed = source.Json.Replace("云南省\"", "云南\"", StringComparison.Ordinal);

        Assert.False(ReleasedPacks.Changed("yunnan-2019", 1, source.Json));
        Assert.True(ReleasedPacks.Changed("yunnan-2019", 1, changed));
        Assert.False(ReleasedPacks.Changed("yunnan-2019", 2, changed));
        Assert.Contains(
            RuleLint.Check([new LintInput("yunnan.json", changed)]),
            f => f.Message.Contains("is released and has changed; raise the version", StringComparison.Ordinal));
    }

    [Fact]
    public void Checksum_OfOtherLineEnds_IsTheSame() =>
        Assert.Equal(ReleasedPacks.Checksum("a\nb"), ReleasedPacks.Checksum("a\r\nb"));
}
