using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Register;

/// <summary>The process ends right before or right after its n-th commit, for every n, and is started again.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Objection_WithAPowerFailureAtAnyCommit_EndsAsWithout(bool before, bool atOnce)
    {
        (string[] story, string[] letters) = await CalmAsync();
        for (int n = 1; ; n++)
        {
            using Disk disk = new("2025-09-26T10:00");
            FailingStore? failing = null;
            Office first = new(disk, inner => failing = new FailingStore(inner, n, before, atOnce), withMail: false);
            try
            {
                await LiveAsync(first);
            }
            catch (PowerFailureException)
            {
                // Started again below.
            }

            Office second = new(disk, withMail: false);
            await second.SweepAsync();
            await LiveAsync(second);
            Assert.Equal(story, await second.StoryAsync(Office.CaseNo(1)));
            Assert.Equal(letters, await second.LettersAsync(Office.CaseNo(1)));
            Assert.Empty(await second.Store.ListAsync(Partitions.Pending, PendingCommit.Prefix, Partitions.After(PendingCommit.Prefix)));
            await second.AssertSoundAsync(Office.CaseNo(1));
            if (!failing!.Died)
            {
                Assert.True(n > (atOnce ? 5 : 15), $"only {n} commits were tried");
                return;
            }
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Commit_ThatIsFollowedByAFailure_IsFoundBySweeping(bool before, bool atOnce)
    {
        // Nobody repeats the command: what is on disk must still be whole after one sweep.
        for (int n = 1; n <= 6; n++)
        {
            using Disk disk = new("2025-09-26T10:00");
            string caseNo = await new Office(disk).ReceiveAsync();
            Office failing = new(disk, inner => new FailingStore(inner, n, before, atOnce));
            try
            {
                await failing.DecideAsync(caseNo);
            }
            catch (PowerFailureException)
            {
                // As wanted.
            }

            Office office = new(disk);
            List<string> woken = await office.SweepAsync();
            await office.AssertSoundAsync(caseNo);
            bool decided = (await office.FileAsync(caseNo)).State == "decided";
            Assert.True(!decided || woken.Count == 1 || n >= (atOnce ? 2 : 5), $"committed and nobody woken, commit {n}");
        }
    }

    [Fact]
    public async Task Mail_AcceptedBeforeAPowerFailure_IsRepeatedOnceAndTheLedgerSaysSo()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = new(disk);
        string caseNo = await office.ReceiveAsync(1, Office.Submission());
        disk.Channel.After = static _ => throw new PowerFailureException();
        await Assert.ThrowsAsync<PowerFailureException>(() => office.Mail.RunAsync(caseNo));
        disk.Channel.After = static _ => { };

        // And once more it fails on the way, which must not make the ledger forget.
        Office second = new(disk);
        disk.Channel.Before = static _ => throw new DeliveryException("busy", permanent: false);
        Assert.Equal(0, await second.Mail.RunAsync(caseNo));
        disk.Channel.Before = static _ => { };
        disk.Clock.Now += TimeSpan.FromMinutes(10);
        Assert.Equal([caseNo], await second.Sweeper.WithMailAsync());
        await new Office(disk).Mail.RunAsync(caseNo);
        await new Office(disk).Mail.RunAsync(caseNo);

        OutgoingMessage[] received = [.. disk.Channel.Accepted.Where(static m => m.Template == "objection.received")];
        Assert.Equal(2, received.Length);
        Assert.Single(received.Select(static m => (m.Key, m.To, m.Body)).Distinct());
        Assert.True((await office.FileAsync(caseNo)).Mail["received"].PerhapsTwice);
        Assert.Single(await office.StoryAsync(caseNo), static s => s.EndsWith("mail.sent", StringComparison.Ordinal));
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Mail_WithAPowerFailureAtAnyCommit_LeavesOnceAndIsRecordedOnce()
    {
        for (int n = 1; n <= 8; n++)
        {
            using Disk disk = new("2025-09-26T10:00");
            string caseNo = await new Office(disk).ReceiveAsync();
            try
            {
                await new Office(disk, inner => new FailingStore(inner, n, beforeCommit: false)).Mail.RunAsync(caseNo);
            }
            catch (PowerFailureException)
            {
                // As wanted.
            }

            Office office = new(disk);
            await office.SweepAsync();
            await office.Mail.RunAsync(caseNo);
            Assert.Single(await office.StoryAsync(caseNo), static s => s.EndsWith("mail.sent", StringComparison.Ordinal));
            int copies = disk.Channel.Accepted.Count(static m => m.Template == "objection.received");
            Assert.InRange(copies, 1, 2);
            Assert.True(copies == 1 || (await office.FileAsync(caseNo)).Mail["received"].PerhapsTwice);
            await office.AssertSoundAsync(caseNo);
        }
    }

    [Fact]
    public async Task Mail_WaitingForItsNextAttempt_StaysWithTheSweeper()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = new(disk);
        string caseNo = await office.ReceiveAsync();
        disk.Channel.Before = static _ => throw new DeliveryException("busy", permanent: false);
        await office.Mail.RunAsync(caseNo);
        await office.Mail.RunAsync(caseNo); // too early: nothing is ready, nothing is forgotten
        Assert.Equal([caseNo], await office.Sweeper.WithMailAsync());
        disk.Clock.Now += TimeSpan.FromMinutes(1);
        disk.Channel.Before = static _ => { };
        Assert.Equal(1, await office.Mail.RunAsync(caseNo));
    }

    [Fact]
    public async Task Mail_RunTwiceAtOnce_LeavesOnce()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = new(disk);
        string caseNo = await office.ReceiveAsync();
        Task<int>? second = null;
        disk.Channel.Before = _ => second ??= office.Mail.RunAsync(caseNo);
        Assert.Equal(1, await office.Mail.RunAsync(caseNo));
        Assert.Equal(0, await second!);
        Assert.Single(disk.Channel.Accepted);
        Assert.False((await office.FileAsync(caseNo)).Mail["received"].PerhapsTwice);
    }

    [Fact]
    public async Task Mail_RefusedForGood_BecomesATask()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = new(disk);
        string caseNo = await office.ReceiveAsync();
        await office.DecideAsync(caseNo);
        DateTimeOffset? ended = (await office.FileAsync(caseNo)).EndedAt;
        disk.Channel.Before = static m => throw new DeliveryException("550 no such user", permanent: true);
        await office.Mail.RunAsync(caseNo);
        Assert.Equal(DeliveryState.Failed, (await office.FileAsync(caseNo)).Mail["decided"].State);

        disk.Clock.Now += TimeSpan.FromHours(1);
        await office.CompleteAsync(caseNo, $"{caseNo}.tell-applicant", "done", Office.Handler, Office.UserOf(Office.Handler), "电话告知");
        CaseFile file = await office.FileAsync(caseNo);
        Assert.Equal((ended, ClockState.Met), (file.EndedAt, file.Clocks["tell-applicant"].State));
    }

    private static async Task<(string[] Story, string[] Letters)> CalmAsync()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = new(disk, withMail: false);
        await LiveAsync(office);
        return (await office.StoryAsync(Office.CaseNo(1)), await office.LettersAsync(Office.CaseNo(1)));
    }

    // As its callers do it: each step looks at what is there and does what is missing.
    private static async Task LiveAsync(Office office)
    {
        string caseNo = Office.CaseNo(1);
        office.Disk.Clock.Now = FakeTime.China("2025-09-26T10:00");
        if (await office.Register.ReadAsync(caseNo) is null)
        {
            await office.ReceiveAsync();
        }

        await office.PassAsync(caseNo, "2025-10-09T10:00");
        CaseFile file = await office.FileAsync(caseNo);
        if (file is { EndedAt: null } && !file.Tasks.ContainsKey($"{caseNo}.approve-extension"))
        {
            await office.AskAsync(caseNo, 20);
        }

        await office.PassAsync(caseNo, "2025-10-10T10:00");
        if ((await office.FileAsync(caseNo)).Tasks.Values.Any(static t => t is { Kind: "approve-extension", State: TaskState.Open }))
        {
            await office.AnswerAsync(caseNo, "approved", Office.Head);
        }

        await office.DecideAsync(caseNo);
    }
}
