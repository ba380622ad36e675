using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.Tests.Ledger;

public sealed class CanonicalJsonTests
{
    // RFC 8785, appendix B: the bits of a double and its one text.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Number_OfTheStandardsTable_HasItsText(string bits, string text)
    {
        double number = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        Assert.Equal(text, CanonicalJson.Text(JsonValue.Create(number)));
    }

    [Theory]
    [InlineData("10.0", "10")]
    [InlineData("1E2", "100")]
    [InlineData("-0.0", "0")]
    [InlineData("0.5e-3", "0.0005")]
    [InlineData("123456.789", "123456.789")]
    public void Number_WrittenAnotherWay_HasTheSameText(string written, string text) =>
        Assert.Equal(text, CanonicalJson.Text(JsonNode.Parse(written)));

    [Fact]
    public void Number_BeyondDoubles_IsNoNumber() =>
        Assert.Throws<FormatException>(() => CanonicalJson.Text(JsonNode.Parse("1e400")));

    // RFC 8785, section 3.2.2.
    [Fact]
    public void Object_OfTheStandard_HasItsBytes()
    {
        const string Written = """
            { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }
            """;
        const string Canonical =
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
            + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        Assert.Equal(Encoding.UTF8.GetBytes(Canonical), CanonicalJson.Bytes(JsonNode.Parse(Written)));
    }

    // RFC 8785, section 3.2.3: by UTF-16 code units, so the emoji's surrogates come before U+FB33.
    [Fact]
    public void Members_OfManyScripts_AreOrderedByCodeUnits()
    {
        JsonNode node = JsonNode.Parse(
            """{"\u20ac":"Euro","\r":"CR","\ufb33":"Dalet","1":"One","\ud83d\ude00":"Emoji","\u0080":"Control","\u00f6":"o"}""")!;
        string text = CanonicalJson.Text(node);
        string[] order = ["CR", "One", "Control", "\"o\"", "Euro", "Emoji", "Dalet"];
        int[] places = [.. order.Select(o => text.IndexOf(o, StringComparison.Ordinal))];
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Text_WithHalfASurrogatePair_HasNoBytes() =>
        Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Bytes(JsonValue.Create("a\ud800b")));
}
