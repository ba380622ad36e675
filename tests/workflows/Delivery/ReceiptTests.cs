using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Reports;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Delivery;

public sealed class ReceiptTests : IDisposable
{
    private static readonly User Handler = Office.UserOf(Office.Handler) with { Email = "handler@yn-health.example" };

    private readonly Disk _disk = new("2025-09-26T10:00");
    private readonly Office _office;

    public ReceiptTests() => _office = new Office(_disk);

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Receipt_OfADelivery_IsEnteredOnceHoweverOftenItIsTold()
    {
        string caseNo = await SentAsync();

        Assert.True(await TakeAsync(caseNo, "received", ReceiptKind.Delivered));
        Assert.False(await TakeAsync(caseNo, "received", ReceiptKind.Delivered));

        CaseFile file = await _office.FileAsync(caseNo);
        MailReceipt kept = Assert.Single(file.Receipts!).Value;
        Assert.Equal(("received", ReceiptKind.Delivered, "fake"), (kept.Key, kept.Kind, kept.Channel));
        LedgerEntry entry = Assert.Single(await _office.Register.LedgerAsync(caseNo), static e => e.Action == "mail.delivered");
        Assert.Equal("YN-45b", entry.Rule);
        Assert.DoesNotContain(file.Tasks.Values, static t => t.Kind == OtherMeans.TellTask);
        await _office.AssertSoundAsync(caseNo);
    }

    [Theory]
    [InlineData("YN-OBJ-2025-000009-X/received")]
    [InlineData("instance/notice-missing:2027")]
    [InlineData("received")]
    [InlineData("../state")]
    public async Task Receipt_OfNoMessageOfACase_IsLeft(string key) =>
        Assert.Null(await _office.Receipts.RunAsync("fake", new ChannelReceipt(key, "e", ReceiptKind.Delivered, default, "")));

    [Fact]
    public async Task Receipt_BeforeItsMessageIsNotedAsGone_IsKeptAndStaysTrue()
    {
        string caseNo = await _office.ReceiveAsync();
        await _office.DecideAsync(caseNo);
        _disk.Channel.After = m =>
        {
            if (m.Template == "objection.decided")
            {
                Assert.True(TakeAsync(caseNo, "decided", ReceiptKind.Bounced).GetAwaiter().GetResult());
            }
        };

        await _office.Mail.RunAsync(caseNo);

        CaseFile file = await _office.FileAsync(caseNo);
        Assert.Equal(DeliveryState.Sent, file.Mail["decided"].State);
        Assert.Null(file.Clocks["tell-applicant"].EndedAt);
        Assert.Single(file.Tasks.Values, static t => t is { Kind: OtherMeans.TellTask, State: TaskState.Open });
    }

    [Theory]
    [InlineData(ReceiptKind.Bounced)]
    [InlineData(ReceiptKind.Dropped)]
    public async Task Decision_ThatCameBack_IsADutyToTellAgain(ReceiptKind kind)
    {
        string caseNo = await SentAsync();
        await _office.DecideAsync(caseNo);
        await _office.Mail.RunAsync(caseNo);
        CaseFile told = await _office.FileAsync(caseNo);
        Assert.Equal(ClockState.Met, told.Clocks["tell-applicant"].State);

        await TakeAsync(caseNo, "decided", kind, "e1");
        await TakeAsync(caseNo, "decided", ReceiptKind.Dropped, "e2");

        CaseFile open = await _office.FileAsync(caseNo);
        Assert.Equal((ClockState.Running, told.EndedAt), (open.Clocks["tell-applicant"].State, open.EndedAt));
        CaseTask task = Assert.Single(open.Tasks.Values, static t => t.Kind == OtherMeans.TellTask);
        Assert.Equal((TaskState.Open, "decided", open.Clocks["tell-applicant"].DueAt), (task.State, (string?)task.Data!["message"], task.DueAt));

        Assert.Equal("proof-required", (await CompleteAsync(task, null))?.Code);
        Assert.Null(await CompleteAsync(task, "电话告知，有录音"));
        CaseFile done = await _office.FileAsync(caseNo);
        Assert.Equal((ClockState.Met, told.EndedAt), (done.Clocks["tell-applicant"].State, done.EndedAt));
        await _office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Letter_ThatCameBackWhileTheCaseRuns_IsTaskOfTheUnitAndEndsNothing()
    {
        string caseNo = await SentAsync();
        await TakeAsync(caseNo, "received", ReceiptKind.Bounced);
        CaseTask task = Assert.Single((await _office.FileAsync(caseNo)).Tasks.Values, static t => t.Kind == OtherMeans.TellTask);

        await _office.ActAsync(caseNo, Office.Handler, static t => ObjectionDesk.Transfer(t, Office.Government, "yunnan", true, "由政府办办理"));
        CaseTask moved = (await _office.FileAsync(caseNo)).Tasks[task.TaskId];
        Assert.Equal((Office.Government.Id, TaskState.Open), (moved.Unit, moved.State));

        Actor supervisor = new("yn-go.supervisor", "经办", "supervisor", "yn-go");
        Assert.Null(await _office.CompleteAsync(caseNo, task.TaskId, "done", supervisor, Office.UserOf(supervisor), "电话告知"));
        CaseFile file = await _office.FileAsync(caseNo);
        Assert.Null(file.EndedAt);
        Assert.Single(file.Tasks.Values, static t => t is { Kind: "handle", State: TaskState.Open });
        await _office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Letter_ThatCameBackFromSomebodyWithATelephone_GoesByTheSecondChannel()
    {
        FakeChannel texts = new();
        Office office = new(_disk, second: texts);
        string caseNo = await office.ReceiveAsync(
            1, Office.Submission() with { Applicant = new Applicant("王某", "wang@example.org", "13800000000") });
        await office.DecideAsync(caseNo);
        await office.Mail.RunAsync(caseNo);

        await office.Receipts.RunAsync("fake", new($"{caseNo}/decided", "e1", ReceiptKind.Bounced, _disk.Clock.Now, "550"));
        Assert.Equal([caseNo], await office.Sweeper.WithMailAsync());
        await office.Mail.RunAsync(caseNo);

        OutgoingMessage sent = Assert.Single(texts.Accepted);
        OutgoingMessage mail = _disk.Channel.Accepted.Single(static m => m.Template == "objection.decided");
        Assert.Equal(("13800000000", mail.Body, $"{caseNo}/decided:phone"), (sent.To, sent.Body, sent.Key));
        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal(ClockState.Met, file.Clocks["tell-applicant"].State);
        Assert.DoesNotContain(file.Tasks.Values, static t => t.Kind == OtherMeans.TellTask);

        await office.Receipts.RunAsync("sms", new($"{caseNo}/decided:phone", "g1", ReceiptKind.Bounced, _disk.Clock.Now, "停机"));
        CaseTask task = Assert.Single((await office.FileAsync(caseNo)).Tasks.Values, static t => t.Kind == OtherMeans.TellTask);
        Assert.Equal("decided", (string?)task.Data!["message"]);
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Reminder_MadeWhileMailIsSent_StaysWithTheSweeper()
    {
        await _office.Directory.PutAsync(Handler);
        string caseNo = await _office.ReceiveAsync();
        await _office.Outbox.RememberAsync(caseNo);
        _disk.Channel.After = _ => _office.Outbox.RememberAsync(caseNo).GetAwaiter().GetResult();

        await _office.Mail.RunAsync(caseNo);
        Assert.Equal([caseNo], await _office.Sweeper.WithMailAsync());

        await _office.Mail.RunAsync(caseNo);
        Assert.Empty(await _office.Sweeper.WithMailAsync());
    }

    [Fact]
    public async Task Letter_RefusedAtOnceFromSomebodyWithATelephone_GoesByTheSecondChannel()
    {
        FakeChannel texts = new();
        Office office = new(_disk, second: texts);
        string caseNo = await office.ReceiveAsync(
            1, Office.Submission() with { Applicant = new Applicant("王某", "wang@example.org", "13800000000") });
        await office.Directory.PutAsync(Handler);
        _disk.Channel.Before = static _ => throw new DeliveryException("550 no such user", permanent: true);

        await office.Mail.RunAsync(caseNo);
        Assert.Equal([caseNo], await office.Sweeper.WithMailAsync());
        await office.Mail.RunAsync(caseNo);
        Assert.Empty(await office.Sweeper.WithMailAsync());

        Assert.Equal($"{caseNo}/received:phone", Assert.Single(texts.Accepted).Key);
        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal((DeliveryState.Failed, DeliveryState.Sent), (file.Mail["received"].State, file.Mail["received:phone"].State));
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Answer_ToAReportThatCameBack_IsATaskThatOutlastsTheCase()
    {
        string caseNo = CaseNumber.Make("YN", "FAK", 2025, 1);
        ReportSubmission report = new("fake-account", "冒用单位名义", "某局发布", null, "reporter@example.org");
        await _office.SettleAsync(await _office.Register.BeginAsync(
            caseNo, "yunnan", Actor.Applicant, t => ReportDesk.Receive(t, report, Office.Health, "yunnan", "test")));
        await _office.CompleteAsync(caseNo, $"{caseNo}.verify", "done", Office.Handler, Office.UserOf(Office.Handler), "属实");
        await _office.Mail.RunAsync(caseNo);

        await TakeAsync(caseNo, "answered", ReceiptKind.Bounced);

        CaseTask task = Assert.Single((await _office.FileAsync(caseNo)).Tasks.Values, static t => t.State == TaskState.Open);
        Assert.Equal("proof-required", (await CompleteAsync(task, null))?.Code);
        Assert.Null(await CompleteAsync(task, "电话告知"));
        Assert.EndsWith("report.reporter-told", (await _office.StoryAsync(caseNo))[^1], StringComparison.Ordinal);
        await _office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Deferrals_WithoutEnd_AreKeptUpToALimitAndTheEndIsKept()
    {
        string caseNo = await SentAsync();
        for (int told = 0; told < TakeReceipt.MostDeferrals + 10; told++)
        {
            await TakeAsync(caseNo, "received", ReceiptKind.Deferred, $"d{told}");
        }

        Assert.True(await TakeAsync(caseNo, "received", ReceiptKind.Bounced, "end"));
        Assert.Equal(TakeReceipt.MostDeferrals + 1, (await _office.FileAsync(caseNo)).Receipts!.Count);
    }

    private async Task<string> SentAsync()
    {
        string caseNo = await _office.ReceiveAsync();
        await _office.Mail.RunAsync(caseNo);
        return caseNo;
    }

    private Task<bool?> TakeAsync(string caseNo, string key, ReceiptKind kind, string id = "e1") =>
        _office.Receipts.RunAsync("fake", new ChannelReceipt($"{caseNo}/{key}", id, kind, _disk.Clock.Now, "550 unknown"));

    private Task<Refusal?> CompleteAsync(CaseTask task, string? reason) => _office.CompleteAsync(
        task.TaskId.Split('.')[0], task.TaskId, "done", Office.Handler, Office.UserOf(Office.Handler), reason);
}
