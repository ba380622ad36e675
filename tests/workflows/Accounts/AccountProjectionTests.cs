using System.Globalization;
using System.Text.Json.Nodes;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;

namespace GovMedia.Workflows.Tests.Accounts;

/// <summary>What each case makes of its account, in whatever order cases end.</summary>
public sealed class AccountProjectionTests
{
    private static readonly Account Standing = new()
    {
        Id = "a",
        Name = "旧名",
        Platform = "weibo",
        Jurisdiction = "yunnan",
        Unit = "u",
        Status = AccountStatus.Operating,
    };

    // Procedure, state, end, day it was carried out, status before -> status after, last day.
    [Theory]
    [InlineData("OPN", "running", null, null, AccountStatus.Opening, AccountStatus.Opening, null)]
    [InlineData("OPN", "completed", "2026-03-05", null, AccountStatus.Opening, AccountStatus.Operating, null)]
    [InlineData("OPN", "refused", "2026-03-05", null, AccountStatus.Opening, AccountStatus.Refused, null)]
    // An opening that ends after the account was closed does not bring it back.
    [InlineData("OPN", "completed", "2026-03-05", null, AccountStatus.Closed, AccountStatus.Closed, null)]
    [InlineData("CLS", "running", null, "2026-03-04", AccountStatus.Operating, AccountStatus.Closed, "2026-03-04")]
    [InlineData("CLS", "completed", "2026-03-05", null, AccountStatus.Operating, AccountStatus.Closed, "2026-03-05")]
    // Carried out first, ended later: the platform's day counts.
    [InlineData("CLS", "completed", "2026-03-05", "2026-03-04", AccountStatus.Operating, AccountStatus.Closed, "2026-03-04")]
    [InlineData("CLS", "refused", "2026-03-05", null, AccountStatus.Operating, AccountStatus.Operating, null)]
    // A closure that ends late leaves a cancelled account cancelled.
    [InlineData("CLS", "completed", "2026-03-05", null, AccountStatus.Cancelled, AccountStatus.Cancelled, null)]
    [InlineData("CAN", "completed", "2026-03-05", null, AccountStatus.Closed, AccountStatus.Cancelled, "2026-03-05")]
    [InlineData("CAN", "running", null, null, AccountStatus.Closed, AccountStatus.Closed, null)]
    public void Project_Case_LeavesTheAccountAsItBroughtItAbout(
        string procedure, string state, string? ended, string? carriedOut, AccountStatus before, AccountStatus after, string? closedOn)
    {
        CaseFile file = Case(procedure, state, ended);
        ChainFacts facts = carriedOut is null ? Facts() : Facts() with { Steps = Done("carry-out", carriedOut) };

        Account account = AccountProjection.Project(Standing with { Status = before }, file, facts);

        Assert.Equal((after, Day(closedOn)), (account.Status, account.ClosedOn));
        Assert.Equal([file.CaseNo], account.Cases);
    }

    [Fact]
    public void Project_CancellationAfterAClosure_KeepsTheDayOfTheClosure()
    {
        Account closed = Standing with { Status = AccountStatus.Closed, ClosedOn = new DateOnly(2026, 2, 2) };

        Assert.Equal(closed.ClosedOn, AccountProjection.Project(closed, Case("CAN", "completed", "2026-03-05"), Facts()).ClosedOn);
        Assert.Equal(closed.ClosedOn, AccountProjection.Project(closed, Case("CLS", "completed", "2026-03-05"), Facts()).ClosedOn);
    }

    [Theory]
    [InlineData("2026-03-04", "旧名")]
    // Of the same day nothing says which was first: the change is entered.
    [InlineData("2026-03-05", "新名")]
    [InlineData(null, "新名")]
    public void Project_Change_AppliesUnlessTheAccountWasClosedBefore(string? closedOn, string name)
    {
        ChainFacts facts = Facts() with { Form = new JsonObject { ["name"] = "新名", ["unit"] = "v" } };

        Account account = AccountProjection.Project(
            Standing with { ClosedOn = Day(closedOn) }, Case("CHG", "completed", "2026-03-05"), facts);

        Assert.Equal((name, name == "新名" ? "v" : "u", "weibo"), (account.Name, account.Unit, account.Platform));
        Assert.Equal("旧名", AccountProjection.Project(Standing, Case("CHG", "refused", "2026-03-05"), facts).Name);
    }

    [Theory]
    [InlineData("OPN", true)]
    [InlineData("FIL", true)]
    [InlineData("LEG", true)]
    // The receipt of a change is no filing of the account.
    [InlineData("CHG", false)]
    public void Project_Receipt_FilesTheAccountOnce(string procedure, bool files)
    {
        ChainFacts facts = Facts() with { Steps = Done("receipt", "2026-03-04") };
        CaseFile file = Case(procedure, "running", null);

        Account account = AccountProjection.Project(Standing with { Legacy = true }, file, facts);
        Account again = AccountProjection.Project(
            account, file with { CaseNo = "x-2" }, Facts() with { Steps = Done("receipt", "2026-03-09") });

        Assert.Equal((files ? Day("2026-03-04") : null, files ? file.CaseNo : null, !files), (account.FiledOn, account.FilingCase, account.Legacy));
        Assert.Equal((account.FiledOn, account.FilingCase), (again.FiledOn, again.FilingCase));
    }

    [Fact]
    public void Project_SameCaseAgain_ChangesNothing()
    {
        CaseFile file = Case("CLS", "completed", "2026-03-05");
        Account once = AccountProjection.Project(Standing, file, Facts());

        Account twice = AccountProjection.Project(once, file, Facts());

        Assert.Equal(once, twice);
    }

    [Fact]
    public void Concerns_ChangeOfStateEndOrFacts_AndNothingElse()
    {
        CaseFile before = Case("CHG", "running", null).WithFacts(Facts());

        Assert.True(AccountProjection.Concerns(null, before));
        Assert.True(AccountProjection.Concerns(before, before with { State = "completed" }));
        Assert.True(AccountProjection.Concerns(before, before with { EndedAt = Noon("2026-03-05") }));
        Assert.True(AccountProjection.Concerns(before, before.WithFacts(Facts() with { Gap = "A-1" })));
        Assert.False(AccountProjection.Concerns(before, before with { SealedAt = Noon("2026-03-05") }));
        Assert.False(AccountProjection.Concerns(null, before with { Procedure = "OBJ" }));
    }

    private static CaseFile Case(string procedure, string state, string? ended) => new()
    {
        CaseNo = "x-1",
        Procedure = procedure,
        Jurisdiction = "yunnan",
        Unit = "u",
        State = state,
        ReceivedAt = Noon("2026-03-02"),
        Pins = new Pins("1", "yunnan-2019", 1, "CN"),
        EndedAt = ended is null ? null : Noon(ended),
    };

    private static ChainFacts Facts() => new()
    {
        AccountId = "a",
        StartedBy = "u.account-manager",
        Facts = new Facts(),
        Form = [],
    };

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, StepRecord> Done(string step, string day) =>
        Facts().Steps.Add(step, new StepRecord("x-1.1", StepState.Done, ["somebody"], Noon(day)));

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static DateTimeOffset Noon(string day) => DateTimeOffset.Parse($"{day}T12:00:00+08:00", CultureInfo.InvariantCulture);
}
