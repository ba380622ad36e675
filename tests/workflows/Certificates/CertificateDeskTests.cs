using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Certificates;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Certificates;

public sealed class CertificateDeskTests
{
    private static readonly HandlingLine Health = new("yn-health", false, "yn-go", null);
    private static readonly HandlingLine Education = new("tn-edu", false, "tn-go", null);
    private static readonly string Number = CaseNumber.Make("YN", "DUT", 2026, 1);
    private static readonly string Hash = new('a', 64);

    [Fact]
    public async Task Licence_UntilAndBeyondItsLastDay_IsRemindedAskedForFoundAndReported()
    {
        using Disk disk = new("2026-03-02T09:30");
        Office office = new(disk);
        await BeginAsync(office, Licence("2026-04-15"));

        await office.PassAsync(Number, "2026-04-23T09:00");

        // Of a date reminders go by the day before it; 6 April is a day off.
        Assert.Equal(
            [
                "2026-03-02T09:30 certificate.recorded",
                "2026-03-16T09:00 clock.reminded",
                "2026-03-16T09:00 certificate.renewal-asked",
                "2026-03-30T09:00 clock.reminded",
                "2026-04-09T09:00 clock.reminded",
                "2026-04-16T00:00 clock.target-missed",
                "2026-04-16T00:00 clock.escalated",
                "2026-04-16T00:00 certificate.expired",
                "2026-04-16T09:00 clock.escalated",
                "2026-04-23T09:00 clock.escalated",
            ],
            await office.StoryAsync(Number));
        Assert.Equal(
            [
                "2026-03-16T09:00 yn-health.account-manager clock.reminder",
                "2026-03-30T09:00 yn-health.account-manager clock.reminder",
                "2026-04-09T09:00 yn-health.account-manager clock.reminder",
                "2026-04-16T00:00 yn-health.unit-head clock.late.unit",
                "2026-04-16T09:00 yn-go.supervisor clock.late.supervising-unit",
                "2026-04-23T09:00 yn-go.supervisor clock.late.supervising-unit",
            ],
            await office.LettersAsync(Number));
        CaseFile file = await office.FileAsync(Number);
        Assert.Equal(("expired", false), (file.State, file.Clocks["valid"].Provisional));
        Assert.Equal((null, "target"), (file.DueAt, file.Clocks["valid"].Kind));
        await office.AssertSoundAsync(Number);
    }

    [Fact]
    public async Task Renewal_ByTheTask_BeginsAnotherTermAndIsQuiet()
    {
        using Disk disk = new("2026-03-02T09:30");
        Office office = new(disk);
        await BeginAsync(office, Licence("2026-04-15"));
        await office.PassAsync(Number, "2026-04-20T10:00");

        Assert.Equal(
            "certificate-not-in-force",
            (await CompleteAsync(office, """{"issuedOn":"2026-01-01","validUntil":"2026-04-19"}"""))?.Code);
        Assert.Equal("evidence-missing", (await CompleteAsync(office, """{"issuedOn":"2026-04-20"}"""))?.Code);
        Assert.Null(await CompleteAsync(office, """{"issuedOn":"2026-04-20","validUntil":"2027-04-15"}"""));

        CaseFile file = await office.FileAsync(Number);
        Assert.Equal("valid", file.State);
        Assert.Equal(new DateOnly(2027, 4, 15), file.Clocks["valid-2"].DueDate);
        Assert.Equal(ClockState.Breached, file.Clocks["valid"].State);
        Assert.Equal(TaskState.Done, file.Tasks.Values.Single().State);
        Assert.Equal(2, file.FactsAs<CertificateFacts>().Terms.Count);
        Assert.Equal("certificate.renewed", (await office.StoryAsync(Number))[^1][17..]);
        await office.AssertSoundAsync(Number);
    }

    [Fact]
    public async Task Password_InTongnan_IsAttestedAndDueAgainAfterTwoMonths()
    {
        using Disk disk = new("2026-03-02T09:30");
        Office office = new(disk);
        CertificateStart unattested = Start("password", Education, "2026-03-02", null) with { Jurisdiction = "tongnan" };
        CertificateStart start = unattested with { Term = unattested.Term with { Attested = true } };

        Assert.Equal(("evidence-missing", "TN-36b"), await RefusedAsync(office, unattested));
        Assert.Equal(
            ("malformed-data", null),
            await RefusedAsync(office, start with { Term = start.Term with { ValidUntil = new DateOnly(2026, 9, 1) } }));
        await BeginAsync(office, start);
        await office.PassAsync(Number, "2026-05-10T00:00");

        // Two calendar months, a target (一般); the unit's head hears, nobody above.
        Assert.Equal(new DateOnly(2026, 5, 2), (await office.FileAsync(Number)).Clocks["valid"].DueDate);
        Assert.Equal(
            ["clock.reminder", "clock.reminder", "clock.late.unit"],
            (await office.LettersAsync(Number)).Select(static l => l.Split(' ')[2]));
        Assert.Equal("expired", (await office.FileAsync(Number)).State);
    }

    [Fact]
    public async Task Certificate_BeyondWhatTheCalendarKnows_IsRecordedAndRingsOnceItReachesSoFar()
    {
        using Disk disk = new("2026-03-02T09:30");
        Office office = new(disk);

        await BeginAsync(office, Licence("2099-06-30"));

        CaseFile file = await office.FileAsync(Number);
        Assert.Equal(new DateOnly(2099, 6, 30), file.Clocks["valid"].DueDate);
        Assert.Equal(FakeTime.China("2099-07-01T00:00"), file.NextAlarmAt);
    }

    [Fact]
    public async Task Withdrawal_EndsItAndNothingRingsAnyMore()
    {
        using Disk disk = new("2026-03-02T09:30");
        Office office = new(disk);
        await BeginAsync(office, Licence("2026-04-15"));
        await office.PassAsync(Number, "2026-03-20T09:00");

        Assert.Null(await office.ActAsync(Number, Office.Handler, static t => CertificateDesk.Withdraw(t, "不再使用")));

        CaseFile file = await office.FileAsync(Number);
        Assert.Equal(("withdrawn", null, TaskState.Cancelled), (file.State, file.NextAlarmAt, file.Tasks.Values.Single().State));
        Assert.Equal("case-ended", (await office.ActAsync(Number, Office.Handler, static t => CertificateDesk.Withdraw(t, "x")))?.Code);
        Assert.Equal("case-ended", (await office.ActAsync(Number, Office.Handler, static t => CertificateDesk.Renew(t, Term("2026-03-20", "2027-03-20"))))?.Code);
    }

    [Theory]
    [InlineData("training", "2026-03-03", null, "malformed-data")] // tomorrow
    [InlineData("training", "2026-03-02", "2026-03-01", "malformed-data")] // ends before it begins
    [InlineData("licence", "2026-03-02", null, "evidence-missing")] // a licence has a last day
    public async Task Record_NotAcceptable_IsRefused(string kind, string issued, string? until, string code)
    {
        using Disk disk = new("2026-03-02T09:30");

        Assert.Equal(code, (await RefusedAsync(new Office(disk), Start(kind, Health, issued, until))).Code);
    }

    [Fact]
    public async Task Record_OfAKindThePackDoesNotKnow_NamesThoseItKnows()
    {
        using Disk disk = new("2026-03-02T09:30");
        Office office = new(disk);
        CertificateStart licence = Start("licence", Education, "2026-03-02", "2027-03-01") with { Jurisdiction = "tongnan" };

        Decision refused = await TryAsync(office, licence);

        Assert.Equal("no-rule", refused.Refusal!.Code);
        Assert.Contains("training, confidentiality, password", refused.Refusal.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-04-15T23:59", null, true)]
    [InlineData("2026-04-16T00:00", null, false)] // the alarm need not have rung
    [InlineData("2026-04-01T10:00", "yn-health-weibo", false)] // another account's
    public async Task Proof_AtAnInstant_PassesOnlyInForceAndForItsAccount(string at, string? other, bool passes)
    {
        using Disk disk = new("2026-03-02T09:30");
        Office office = new(disk);
        await BeginAsync(office, Licence("2026-04-15") with { AccountId = other });
        CaseFile file = await office.FileAsync(Number);
        CaseLaw law = await office.Laws.PinnedAsync(file.Pins);

        Refusal? refusal = CertificateProof.Check(Certificate.Of(file), "yn-health-wechat", law, FakeTime.China(at));

        Assert.Equal(passes ? null : "certificate-not-in-force", refusal?.Code);
        Assert.Equal(passes ? null : "YN-30", refusal?.Rule);
    }

    private static CertificateStart Licence(string until) => Start("licence", Health, "2025-04-16", until);

    private static CertificateStart Start(string kind, HandlingLine unit, string issued, string? until) => new(
        "yunnan", unit, CertificateKind.Find(kind)!, null, "account-manager", "P-7", new CertificateHolder("持证人甲", "0001"), Term(issued, until));

    private static NewTerm Term(string issued, string? until) => new(
        Day(issued), until is null ? null : Day(until), Hash, false, []);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static Task<Decision> TryAsync(Office office, CertificateStart start) => office.Register.BeginAsync(
        Number, start.Jurisdiction, Office.Handler, t => CertificateDesk.Begin(t, start, "test"));

    private static async Task<(string Code, string? Rule)> RefusedAsync(Office office, CertificateStart start)
    {
        Refusal refusal = (await TryAsync(office, start)).Refusal!;
        return (refusal.Code, refusal.Rule);
    }

    private static async Task BeginAsync(Office office, CertificateStart start)
    {
        Decision decision = await TryAsync(office, start);
        Assert.Null(decision.Refusal);
        await office.SettleAsync(decision);
    }

    private static async Task<Refusal?> CompleteAsync(Office office, string data)
    {
        CaseFile file = await office.FileAsync(Number);
        string task = file.Tasks.Values.Single(static t => t.State == TaskState.Open).TaskId;
        Completion completion = new(
            "done", null, (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(data)!, [new NewDocument("licence", "许可证.txt", "text/plain", [1, 2, 3])]);
        return await office.ActAsync(
            file.CaseNo, Office.Handler, t => TaskDesk.Complete(t, task, completion, Office.UserOf(Office.Handler), office.Procedures));
    }
}
