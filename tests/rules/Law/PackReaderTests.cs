using GovMedia.Rules.Law;

namespace GovMedia.Rules.Tests.Law;

public sealed class PackReaderTests
{
    [Theory]
    [InlineData(", \"clauzes\": []", "clauzes")] // An unknown member.
    [InlineData(", \"routing\": 3", "routing")] // A wrong type.
    [InlineData(", \"id\": \"again\"", "id")] // A member twice.
    public void Read_MemberItDoesNotKnow_NamesFileLineAndMember(string members, string named)
    {
        PackException refused = Assert.Throws<PackException>(
            () => PackReader.Read($"{SixthPack.Head}\n{members}}}", "shanhe.json"));

        Assert.StartsWith("shanhe.json:13: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EnumerationByNumber_IsRefused() =>
        Assert.Throws<PackException>(() => PackReader.Read(
            SixthPack.Head.Replace("\"timed\"", "1", StringComparison.Ordinal) + "}", "shanhe.json"));

    [Fact]
    public void Read_MemberMissing_IsNamed()
    {
        PackException refused = Assert.Throws<PackException>(() => PackReader.Read("""{ "id": "x" }""", "x.json"));

        Assert.Contains("instrument", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(QuoteTests.Packs), MemberType = typeof(QuoteTests))]
    public void Write_ThenRead_IsTheSamePack(string id)
    {
        PackDocument document = Shipped.Library.Pack(id).Document;

        PackDocument again = PackReader.Read(PackReader.Write(document), id);

        Assert.Equal(PackReader.Write(document), PackReader.Write(again));
    }
}
