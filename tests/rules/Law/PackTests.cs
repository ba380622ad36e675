using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;

namespace GovMedia.Rules.Tests.Law;

public sealed class PackTests
{
    [Theory]
    [InlineData("yunnan-2019", "2019-09-09", false)] // The day before article 49 puts it in force.
    [InlineData("yunnan-2019", "2019-09-10", true)] // The day itself, five weeks after publication.
    [InlineData("tongnan-2022", "2022-08-03", false)] // Article 40: from the day of printing.
    [InlineData("tongnan-2022", "2022-08-04", true)]
    [InlineData("anhua-2023", "2023-10-30", false)] // Article 35: from the day of issue.
    [InlineData("anhua-2023", "2023-10-31", true)]
    [InlineData("jinan-2025", "2025-02-18", false)] // No effective date: the day of publication counts (C-20).
    [InlineData("jinan-2025", "2025-02-19", true)]
    [InlineData("hebei-county-2019", "2019-01-01", true)] // No date at all: taken to be in force (C-20).
    public void InForce_AroundTheEffectiveDate_FollowsTheInstrument(string id, string day, bool expected) =>
        Assert.Equal(expected, Shipped.Library.Pack(id).InForce(DateOnly.Parse(day, null)));

    [Fact]
    public void Clause_KnownId_CarriesArticleAndQuote()
    {
        Clause clause = Shipped.Yunnan.Clause("YN-45b");

        Assert.Equal("45", clause.Article);
        Assert.Equal("应当在7个工作日内依法作出处理", clause.Quote);
        Assert.Equal(ClauseKind.Timed, clause.Kind);
    }

    [Fact]
    public void Clause_UnknownId_NamesPackAndDate()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Shipped.Yunnan.Clause("YN-99"));

        Assert.StartsWith("Pack yunnan-2019 (in force from 2019-09-10) has no clause YN-99.", refused.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Clause_BeforeItIsInForce_SaysFromWhen()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => Shipped.Yunnan.Clause("YN-45b", new DateOnly(2019, 9, 9)));

        Assert.StartsWith(
            "Pack yunnan-2019 has no clause YN-45b in force on 2019-09-09 (in force from 2019-09-10).",
            refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("handle-objection")]
    [InlineData("YN-45b")]
    public void Clock_OfAnObjection_IsSevenWorkingDaysExtensibleToThirty(string id)
    {
        ClockRule clock = Shipped.Yunnan.Clock(id);

        Assert.Equal((LimitKind.Ceiling, LimitUnit.WorkingDay, 7),
            (clock.Limit.Kind, clock.Limit.Unit, clock.Limit.Amount));
        Assert.True(clock.Statutory);
        Assert.Equal([3, 1], clock.Reminders);
        Assert.Equal("received", clock.StartIn("OBJ")!.Trigger);
        ClockExtension extension = clock.Extension!;
        Assert.Equal(("YN-45d", 8, 30), (extension.Clause, extension.MinTotal, extension.MaxTotal));
        Assert.True(extension.BeforeExpiry && extension.ReasonRequired && extension.FourEyes);
        Assert.Contains("unit-head", extension.ApproverRoles);
        Assert.Contains("A-9", extension.Decisions);
    }

    [Fact]
    public void Escalation_OfAnObjection_ClimbsFromHeadAndApplicantToTheSupervisingUnit()
    {
        IReadOnlyList<Rung> ladder = Shipped.Yunnan.Clock("handle-objection").Escalation;

        Assert.Equal(["unit-head", "applicant"], ladder[0].To);
        Assert.Equal((0, null), (ladder[0].WorkingDaysAfter, ladder[0].At));
        Assert.Equal((1, new TimeOnly(9, 0)), (ladder[1].WorkingDaysAfter, ladder[1].At!.Value));
        Assert.Equal((6, 5), (ladder[2].WorkingDaysAfter, ladder[2].RepeatEvery));
    }

    [Fact]
    public void Clock_ForSoftWord_IsALabelledTarget()
    {
        ClockRule clock = Shipped.Yunnan.Clock("YN-45c");

        Assert.Equal(LimitKind.Target, clock.Limit.Kind);
        Assert.False(clock.Statutory);
        Assert.Equal("及时", clock.SoftWord);
    }

    [Fact]
    public void Clock_ClauseWithoutALimit_IsNotInvented() =>
        Assert.Throws<ArgumentException>(() => Shipped.Yunnan.Clock("YN-45a"));

    [Theory]
    [InlineData("yunnan-2019", "handle-objection", "YN-45e")] // its own clause stands before the instrument's
    [InlineData("yunnan-2019", "filing", "YN-46b")]
    [InlineData("anhua-2023", "handle-objection", "YN-45e")] // inherited
    [InlineData("anhua-2023", "notice", "YN-46b")]
    [InlineData("tongnan-2022", "disclosure", "TN-12")]
    [InlineData("tongnan-2022", "takedown", null)]
    [InlineData("hebei-county-2019", "annual-report", null)]
    public void OverrideOf_AClock_IsTheClauseThatGivesWay(string pack, string clock, string? clause)
    {
        Pack law = Shipped.Library.Packs.Single(p => p.Id == pack);

        Assert.Equal(clause, law.OverrideOf(law.Clock(clock))?.Clause);
    }
}
