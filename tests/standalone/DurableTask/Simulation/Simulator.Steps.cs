using GovMedia.Standalone.Engine;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <content>One cycle of the engine after another, or what a crash leaves of it.</content>
internal sealed partial class Simulator
{
    private void Step()
    {
        store.Fuse = random.Next(6) == 0 ? random.Next(1, 12) : 0;
        List<Action> afterwards = [];
        List<ActivityWork> done = [];
        bool moved = Move();
        try
        {
            core.BeginCycle();
            if (commands.Act(core) is { } given)
            {
                afterwards.Add(given);
            }

            TakeCalls(afterwards);
            deliveries.Take(core, afterwards);
            TakeAnswers(done);
            core.Work();
            core.EndCycle();
        }
        catch (CrashException)
        {
            Crash(afterwards, done);
            Observe();
            return;
        }

        path.Add(moved);
        Committed(afterwards, done);
        Observe();
    }

    private void Observe()
    {
        long now = clock.GetUtcNow().UtcTicks;
        ledger.Observe(now, isIdle: !core.HasWork && !(core.NextDue <= now));
    }

    private void Committed(List<Action> afterwards, List<ActivityWork> done)
    {
        world.Settle(isPermanent: true);
        afterwards.ForEach(one => one());
        foreach (ActivityWork work in done)
        {
            // Now and then an answer comes twice.
            if (random.Next(8) != 0)
            {
                running.Remove(work);
            }
        }

        foreach (ActivityWork work in core.ActivitiesToStart)
        {
            path.Add(work.InstanceId);
            path.Add(work.TaskId);
            running.Add(work);
        }

        core.ActivitiesToStart.Clear();
        core.Changed.Clear();
        Spans.AddRange(core.Spans);
        core.Spans.Clear();
    }

    private void Crash(List<Action> afterwards, List<ActivityWork> done)
    {
        crashes++;
        path.Add(-crashes);

        // Whoever dies right after a commit has told nobody; what the store holds decides what was done.
        bool wasWritten = store.Committed;
        sqlite.Rollback();
        store.Fuse = 0;
        world.Settle(wasWritten);
        if (wasWritten)
        {
            afterwards.ForEach(one => one());
            done.ForEach(work => running.Remove(work));
        }

        // The process is gone with its activities; at times only the engine starts over, and they go on.
        if (random.Next(2) == 0)
        {
            running.Clear();
        }

        core = Recovered();
        foreach (ActivityWork work in core.ActivitiesToStart.Where(work => !running.Contains(work)))
        {
            running.Add(work);
        }

        core.ActivitiesToStart.Clear();
    }

    private bool Move()
    {
        if (core.NextDue is not { } due || random.Next(3) != 0)
        {
            return false;
        }

        DateTimeOffset to = new(due, TimeSpan.Zero);
        to = random.Next(4) == 0 ? to.AddMinutes(random.Next(30)) : to;
        if (to > clock.GetUtcNow())
        {
            clock.Set(to);
        }

        return true;
    }

    private void TakeCalls(List<Action> afterwards)
    {
        if (calls.Count > 0 && random.Next(2) == 0)
        {
            Call call = calls[random.Next(calls.Count)];
            call.Make(core);
            afterwards.Add(() =>
            {
                calls.Remove(call);
                call.Done();
            });
        }

        if (ledger.Ids is { Count: > 0 } ids && random.Next(20) == 0)
        {
            string id = ids[random.Next(ids.Count)];
            core.Suspend(id, "stayed");
            if (sqlite.Load(id) is { IsEnded: false })
            {
                afterwards.Add(() => ledger.Suspended(id));
            }

            afterwards.Add(() => calls.Add(new Call(engine => engine.Resume(id, "lifted"), () => ledger.Resumed(id))));
        }
    }

    private void TakeAnswers(List<ActivityWork> done)
    {
        for (int i = random.Next(4); i > 0 && running.Count > 0; i--)
        {
            ActivityWork work = running[random.Next(running.Count)];
            if (done.Contains(work))
            {
                continue;
            }

            done.Add(work);
            (string? result, TaskFailureDetails? failure) = world.Answer(work);
            core.Answered(work, result, failure);
        }
    }
}
