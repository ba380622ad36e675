using System.Security.Cryptography;
using GovMedia.Rules.Law;

namespace GovMedia.Rules.Tests.Law;

public sealed class QuoteTests
{
    public static TheoryData<string> Packs => [.. Shipped.Library.Packs.Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Packs))]
    public void Quote_EveryClause_StandsInTheTextAsFound(string id)
    {
        Pack pack = Shipped.Library.Pack(id);
        string found = Repo.Read($"tests/rules/Law/Sources/{pack.Instrument.SourceFile}");
        string text = Quotes.Normalise(SourceText.Clean(found));

        string[] missing = [.. pack.Document.Clauses
            .Where(c => !text.Contains(Quotes.Normalise(c.Quote), StringComparison.Ordinal))
            .Select(c => c.Id)];

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Text_AsKept_IsTheTextAsFoundWithoutItsDefects(string id)
    {
        Pack pack = Shipped.Library.Pack(id);
        string found = Repo.Read($"tests/rules/Law/Sources/{pack.Instrument.SourceFile}");

        Assert.Equal(Quotes.Normalise(SourceText.Clean(found)), Quotes.Normalise(Quotes.TextOf(id)!));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Checksum_OfTheSource_IsTheOneThePackNames(string id)
    {
        Instrument instrument = Shipped.Library.Pack(id).Instrument;

        byte[] bytes = Repo.Bytes($"tests/rules/Law/Sources/{instrument.SourceFile}");

        Assert.Equal(instrument.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Quote_EveryClause_IsWrittenInSimplifiedCharacters(string id)
    {
        IEnumerable<Clause> clauses = Shipped.Library.Pack(id).Document.Clauses;

        Assert.All(clauses, clause => Assert.Equal(clause.Quote, SourceText.Clean(clause.Quote)));
    }

    [Fact]
    public void Check_WordOfTheQuoteChanged_NamesTheClause()
    {
        Clause clause = Shipped.Yunnan.Clause("YN-45b");
        Clause wrong = clause with { Quote = clause.Quote.Replace("7", "8", StringComparison.Ordinal) };

        Assert.True(Quotes.StandsIn(clause, Quotes.TextOf("yunnan-2019")!));
        Assert.False(Quotes.StandsIn(wrong, Quotes.TextOf("yunnan-2019")!));
    }
}
