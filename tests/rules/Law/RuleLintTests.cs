using GovMedia.Rules.Law.Lint;

namespace GovMedia.Rules.Tests.Law;

public sealed class RuleLintTests
{
    [Fact]
    public void Check_PacksAsShipped_FindsNothing() =>
        Assert.Empty(RuleLint.Check(RuleLint.Shipped()).Select(f => f.ToString()));

    [Fact]
    public void Check_PacksThatAreKnownToo_FindsNothing() =>
        Assert.Empty(RuleLint.Check(RuleLint.Shipped(), Shipped.Library).Select(f => f.ToString()));

    [Fact]
    public void Check_SixthPack_FindsNothing() =>
        Assert.Empty(Check($"{SixthPack.Head}{SixthPack.Clock(5, 20)}}}").Select(f => f.ToString()));

    [Theory]
    [InlineData("\"version\": 1", "\"version\": \"one\"", 2, "'version' is string; accepted: integer.")]
    [InlineData("\"version\": 1", "\"version\": 0", 2, "'version' is 0; accepted: 1 or more.")]
    [InlineData("\"code\": \"SH\"", "\"code\": \"Shanhe\"", 2, "'code' is 'Shanhe'; accepted: ^[A-Z]{2}$.")]
    [InlineData("2026-02-01", "2026-02-30", 6, "'effectiveFrom' is '2026-02-30'; accepted: a date as yyyy-MM-dd.")]
    [InlineData("\"timed\"", "\"soon\"", 10, "'kind' is 'soon'; accepted: gate, timed, monitor, record, scope.")]
    [InlineData("\"article\"", "\"artikel\"", 10, "has no member 'artikel'; accepted: id, article, quote")]
    [InlineData("\"article\": \"3\",", "", 10, "lacks the member 'article'.")]
    [InlineData("SH-03\",", "YN-45b\",", 10, "the clause id YN-45b is taken by pack yunnan-2019.")]
    [InlineData("yunnan-2019", "atlantis", 2, "the parent 'atlantis' is not there.")]
    [InlineData("[\"YN-45b\"]", "[\"YN-99\"]", 11, "there is no clause 'YN-99' in shanhe-2026, yunnan-2019.")]
    [InlineData("OBJ.clock.handle-objection", "OBJ.clock.hurry", 11, "OBJ.clock.hurry is not in pack shanhe-2026.")]
    [InlineData("OBJ.clock.handle-objection", "somewhere", 11, "'somewhere' is no path")]
    [InlineData("\"enforcedBy\": [\"OBJ.clock.handle-objection\"]", "\"evidence\": \"x\"", 10, "SH-03 needs either")]
    public void Check_FaultInTheHead_IsFoundAtItsLine(string sound, string broken, int line, string message) =>
        Finds($"{SixthPack.Head}{SixthPack.Clock(5, 20)}}}", sound, broken, line, message);

    [Theory]
    [InlineData("\"clause\": \"SH-03\"", "\"clause\": \"SH-04\"", 12, "there is no clause 'SH-04'")]
    [InlineData("\"OBJ\"", "\"OBX\"", 14, "there is no procedure 'OBX'; accepted: OPN, FIL")]
    [InlineData("\"amount\": 5", "\"amount\": 0", 15, "cannot be counted: amount")]
    [InlineData("\"ceiling\"", "\"target\"", 15, "is a target and names no softWord")]
    [InlineData("\"minTotal\": 6", "\"minTotal\": 5", 16, "is extended to 5")]
    [InlineData("\"unit-head\"", "\"mayor\"", 17, "nobody can hold the role 'mayor' in a case.")]
    public void Check_FaultInAClock_IsFoundAtItsLine(string sound, string broken, int line, string message) =>
        Finds($"{SixthPack.Head}{SixthPack.Clock(5, 20)}}}", sound, broken, line, message);

    [Theory]
    [InlineData("20,10,3", true)]
    [InlineData("3,10", false)]
    [InlineData("ten", false)]
    public void Check_RemindersOfCertificates_AreDescendingDays(string value, bool sound)
    {
        string[] found =
        [
            .. Check(SixthPack.Head + SixthPack.Clock(5, 20) + $$"""
                , "parameters": [ { "id": "certificate-reminders", "value": "{{value}}", "clause": "SH-03",
                  "label": { "zh": "提醒", "en": "reminders" } } ] }
                """).Select(static f => f.ToString()),
        ];

        Assert.Equal(sound, found.Length == 0);
        Assert.All(found, f => Assert.Contains($"'{value}' are no reminders", f, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("11-01", true)]
    [InlineData("11-31", false)]
    [InlineData("November", false)]
    public void Check_OpeningOfAnnualReviews_IsADayOfTheYear(string value, bool sound)
    {
        string[] found =
        [
            .. Check(SixthPack.Head + SixthPack.Clock(5, 20) + $$"""
                , "parameters": [ { "id": "annual-review-opens", "value": "{{value}}", "clause": "SH-03",
                  "label": { "zh": "年审发起日", "en": "opening of the review" } } ] }
                """).Select(static f => f.ToString()),
        ];

        Assert.Equal(sound, found.Length == 0);
        Assert.All(found, f => Assert.Contains($"'{value}' is no day of the year", f, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"a\", \"action\"", "\"b\", \"action\"", 15, "the id 'b' appears twice in the chain 'c'.")]
    [InlineData("[\"editor\"]", "[\"clerk\"]", 14, "nobody can hold the role 'clerk' in a case")]
    [InlineData("[\"editor\"]", "[\"supervisor\"]", 14, "at the level of the step 'a'.")]
    [InlineData("\"after\": []", "\"after\": [\"b\"]", 13, "the steps a, b of 'c' wait for each other in a circle.")]
    [InlineData("\"after\": []", "\"after\": [\"z\"]", 14, "there is no step 'z' in the chain 'c'.")]
    [InlineData("\"isApp\": true", "\"isAp\": true", 15, "there is no fact 'isAp'")]
    [InlineData("\"isApp\": true", "\"reason\": \"whim\"", 15, "the fact 'reason' never is 'whim'; accepted: work")]
    [InlineData("\"isApp\": true", "\"reason\": \"ordered\"", 15, "the chain 'c' rules out its 'reason'.")]
    [InlineData("\"isApp\": true }", "\"isApp\": true }, \"clock\": \"tea\"", 15, "there is no clock 'tea'")]
    [InlineData("\"isApp\": true }", "\"isApp\": true }, \"clock\": \"handle-objection\"", 15, "nothing starts")]
    public void Check_FaultInAChain_IsFoundAtItsLine(string sound, string broken, int line, string message) =>
        Finds($"{SixthPack.Head}{SixthPack.Chain}}}", sound, broken, line, message);

    [Fact]
    public void Check_ChainBehindAWiderOne_IsNeverTaken()
    {
        string two = SixthPack.Chain.Replace("] } ]", "] }, " + SixthPack.Chain[14..]
            .Replace("\"c\"", "\"d\"", StringComparison.Ordinal), StringComparison.Ordinal);

        Assert.Contains(
            Check($"{SixthPack.Head}{two}}}"),
            f => f.Message.Contains("the chain 'd' is never taken in CHG: 'c' comes first.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"soft\"", "\"hard\"", 13, "is hard, so nobody passes it")]
    [InlineData("\"approverRole\": \"unit-head\"", "\"approverRole\": \"auditor\"", 15, "nobody can hold 'auditor'")]
    [InlineData("\"A-15\"", "\"A-99\"", 16, "there is no entry 'A-99' in the conflict register")]
    public void Check_FaultInAGate_IsFoundAtItsLine(string sound, string broken, int line, string message) =>
        Finds($"{SixthPack.Head}{SixthPack.Gate}}}", sound, broken, line, message);

    [Fact]
    public void Check_QuoteNotInTheText_IsFound()
    {
        LintInput input = new("shanhe.json", SixthPack.Head + "}", "第三条 应当在六个工作日内作出处理。");

        LintFinding finding = Assert.Single(RuleLint.Check([input], Shipped.Library), f => f.Line == 10);
        Assert.Contains("the quote of SH-03 does not stand in the text", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ContradictionNotRegistered_IsFound() => Finds(
        $"{SixthPack.Head}{SixthPack.Clock(5, 20)}}}", "\"tightens\"", "\"contrary\"", 11,
        "SH-03 is contrary to YN-45b, and no entry of the conflict register names both.");

    [Fact]
    public void Check_ParentsInACircle_AreFound()
    {
        string a = SixthPack.Head.Replace("yunnan-2019", "beta", StringComparison.Ordinal) + "}";
        string b = a.Replace("shanhe-2026", "beta", StringComparison.Ordinal)
            .Replace("\"parent\": \"beta\"", "\"parent\": \"shanhe-2026\"", StringComparison.Ordinal)
            .Replace("SH-03", "SH-04", StringComparison.Ordinal);

        IReadOnlyList<LintFinding> found = RuleLint.Check([new("a.json", a), new("b.json", b)]);

        Assert.Contains(found, f => f.File == "a.json" && f.Message.Contains("in a circle", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_NoJson_SaysTheLine()
    {
        LintFinding finding = Assert.Single(RuleLint.Check([new LintInput("x.json", "{\n  \"id\": \n}")]));

        Assert.StartsWith("x.json:3: this is no JSON", finding.ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<LintFinding> Check(string json) =>
        RuleLint.Check([new LintInput("shanhe.json", json)], Shipped.Library);

    private static void Finds(string json, string sound, string broken, int line, string message)
    {
        Assert.Contains(sound, json, StringComparison.Ordinal);
        int at = json.IndexOf(sound, StringComparison.Ordinal);
        IReadOnlyList<LintFinding> found = Check(json[..at] + broken + json[(at + sound.Length)..]);

        Assert.Contains(found, f => f.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(line, found.First(f => f.Message.Contains(message, StringComparison.Ordinal)).Line);
    }
}
