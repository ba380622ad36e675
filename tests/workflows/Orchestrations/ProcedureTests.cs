using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Notices;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Tests.Support;
using Microsoft.DurableTask;

namespace GovMedia.Workflows.Tests.Orchestrations;

public sealed class ProcedureTests
{
    private const string CaseNo = "YN-OBJ-2025-000001-A";
    private static readonly DateTime Start = new(2025, 9, 26, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Alarm = new(2025, 10, 9, 1, 0, 0, DateTimeKind.Utc);
    private static readonly CaseView Sleeping = new(false, Alarm, false);
    private static readonly CaseView Over = new(true, null, false);

    [Fact]
    public async Task Objection_DecidedAfterAReminder_IsToldAndSealed()
    {
        FakeContext context = new(CaseNo, Start)
        {
            Activity = static (name, call) => (name, call) switch
            {
                (nameof(ReadCase), 1) => Sleeping with { HasMail = true },
                (nameof(ReadCase), _) => Over,
                (nameof(RingAlarm), _) => new CaseView(false, Alarm.AddDays(2), true),
                (nameof(SealEvidence), _) => "decided",
                _ => null,
            },
        };
        Task<string> running = context.Start(new ObjectionProcedure(), CaseNo);
        context.PassTo(Alarm.AddHours(5));
        Assert.False(running.IsCompleted);
        context.Raise("");
        Assert.True(running.IsCompletedSuccessfully);
        Assert.Equal("decided", await running);
        Assert.Equal(
            [
                nameof(ReadCase), nameof(DeliverMail), "until 10-09T01:00", "10-09T01:00 rings",
                nameof(RingAlarm), nameof(DeliverMail), "until 10-11T01:00", "not until 10-11T01:00",
                nameof(ReadCase), nameof(DeliverMail), nameof(SealEvidence),
            ],
            context.Trace);
        Assert.Equal(0, context.RunningTimers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Case_PinnedToNewerCode_ContinuesAsNewUnderItWithWhatWaits(bool chain)
    {
        FakeContext context = new(CaseNo, Start)
        {
            RunsAs = "1.0",
            Activity = static (name, call) => (name, call) == (nameof(ReadCase), 1) ? Sleeping with { Code = "1.0" } : Sleeping with { Code = "1.1" },
        };
        Task<string> running = chain
            ? context.Start(new ChainProcedure(), CaseNo)
            : context.Start(new ObjectionProcedure(), CaseNo);
        Assert.False(context.Renewed);

        context.Raise("");
        context.Raise("while it starts over");

        Assert.Equal(CaseNo, await running);
        Assert.Equal(("1.1", CaseNo), (context.NextVersion, context.NextInput));
        Assert.Equal(0, context.RunningTimers);
    }

    [Fact]
    public void Case_OnCodeNewerThanPinned_StaysOnIt()
    {
        FakeContext context = new(CaseNo, Start) { RunsAs = "1.1", Activity = static (_, _) => Sleeping with { Code = "1.0" } };

        context.Start(new ObjectionProcedure(), CaseNo);

        Assert.False(context.Renewed);
    }

    [Fact]
    public void Objection_WithoutAnyAlarm_IsLookedAtAfterNinetyDays()
    {
        FakeContext context = new(CaseNo, Start) { Activity = static (_, _) => Sleeping with { NextAlarmUtc = null } };
        context.Start(new ObjectionProcedure(), CaseNo);
        Assert.Equal([nameof(ReadCase), "until 12-25T02:00"], context.Trace);
    }

    [Fact]
    public void Objection_NudgedWhileItWorks_LooksAgainWithoutWaiting()
    {
        FakeContext context = null!;
        context = new(CaseNo, Start)
        {
            Activity = (name, call) =>
            {
                if (name == nameof(DeliverMail))
                {
                    context.Raise("");
                }

                return (name, call) is (nameof(ReadCase), 1) ? Sleeping with { HasMail = true } : Sleeping;
            },
        };
        context.Start(new ObjectionProcedure(), CaseNo);
        Assert.Equal([nameof(ReadCase), nameof(DeliverMail), nameof(ReadCase), "until 10-09T01:00"], context.Trace);
    }

    [Fact]
    public void Objection_NudgedManyTimesAtOnce_HearsEachOne()
    {
        FakeContext context = new(CaseNo, Start) { Activity = static (_, _) => Sleeping };
        context.Start(new ObjectionProcedure(), CaseNo);
        for (int i = 0; i < 5; i++)
        {
            context.Raise("");
        }

        Assert.Equal(6, context.Trace.Count(static t => t == nameof(ReadCase)));
        Assert.Equal(1, context.RunningTimers);
    }

    [Fact]
    public void Objection_NudgedAtTheInstantOfItsAlarm_RingsAndLooksAgain()
    {
        FakeContext context = null!;
        context = new(CaseNo, Start)
        {
            Activity = (name, _) =>
            {
                if (name == nameof(RingAlarm))
                {
                    context.Raise("");
                }

                return name == nameof(RingAlarm) ? Sleeping with { NextAlarmUtc = Alarm.AddDays(1) } : Sleeping;
            },
        };
        context.Start(new ObjectionProcedure(), CaseNo);
        context.PassTo(Alarm);
        Assert.Equal([nameof(ReadCase), "until 10-09T01:00", "10-09T01:00 rings", nameof(RingAlarm), nameof(ReadCase)], context.Trace[..5]);
    }

    [Theory]
    [InlineData(typeof(ObjectionProcedure))]
    [InlineData(typeof(ChainProcedure))]
    public void Procedure_AfterFiftyRounds_StartsAnewWithWhatNobodyHeard(Type procedure)
    {
        FakeContext context = null!;
        context = new(CaseNo, Start)
        {
            Activity = (name, call) =>
            {
                if (name == nameof(ReadCase) && call == CaseLoop.Rounds + 1)
                {
                    context.Raise("heard by the open wait; the new execution reads the case before it waits");
                    context.Raise("carried over");
                }

                return Sleeping;
            },
        };
        TaskOrchestrator<string, string> orchestrator = (TaskOrchestrator<string, string>)Activator.CreateInstance(procedure)!;
        Task<string> running = context.Start(orchestrator, CaseNo);
        for (int i = 0; i < CaseLoop.Rounds; i++)
        {
            Assert.False(running.IsCompleted);
            context.Raise("");
        }

        Assert.True(running.IsCompleted);
        Assert.True(context.Renewed);
        Assert.Equal(CaseNo, context.NextInput);
        Assert.Equal(["carried over"], context.Unprocessed);
        Assert.Equal(0, context.RunningTimers);
    }

    [Fact]
    public void Chain_WithANoticeToLookAt_LooksInsteadOfRinging()
    {
        FakeContext context = new(CaseNo, Start)
        {
            Activity = static (name, _) => name switch
            {
                nameof(ReadCase) => Sleeping with { ObserveNext = true },
                nameof(ObserveNotice) => Over,
                nameof(SealEvidence) => "completed",
                _ => null,
            },
        };
        Task<string> running = context.Start(new ChainProcedure(), CaseNo);
        context.PassTo(Alarm);
        Assert.True(running.IsCompletedSuccessfully);
        Assert.Equal(
            [nameof(ReadCase), "until 10-09T01:00", "10-09T01:00 rings", nameof(ObserveNotice), nameof(DeliverMail), nameof(SealEvidence)],
            context.Trace);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(1000, true)]
    public void Campaign_OpensBatchAfterBatch(int batches, bool renewed)
    {
        FakeContext context = new(CaseNo, Start) { Activity = (_, call) => call < batches };
        Task<string> running = context.Start(new CampaignProcedure(), CaseNo);
        Assert.True(running.IsCompletedSuccessfully);
        Assert.Equal(renewed, context.Renewed);
        Assert.Equal(renewed ? CaseLoop.Rounds + 1 : batches, context.Trace.Count);
    }

    // What the nudge is for: whoever cancels a wait and waits anew loses the next event in the official engine.
    [Fact]
    public async Task Nudge_AcrossManyAlarms_LosesNoEventThatACancelledWaitWouldSwallow()
    {
        FakeContext careless = new(CaseNo, Start);
        using CancellationTokenSource cancel = new();
        _ = careless.WaitForExternalEvent<string>(CaseEvents.Changed, cancel.Token);
        await cancel.CancelAsync();
        Task<string> again = careless.WaitForExternalEvent<string>(CaseEvents.Changed);
        careless.Raise("lost");
        Assert.False(again.IsCompleted);

        FakeContext context = new(CaseNo, Start);
        Nudge nudge = context.ListenFor(CaseEvents.Changed);
        for (int day = 1; day <= 5; day++)
        {
            Task<bool> alarm = nudge.OrAlarm(Start.AddDays(day));
            context.PassTo(Start.AddDays(day));
            Assert.False(await alarm);
        }

        Task<bool> heard = nudge.OrAlarm(Start.AddDays(9));
        context.Raise("");
        // A swallowed event would leave it waiting for ever.
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, context.RunningTimers);
    }
}
