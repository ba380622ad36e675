using GovMedia.Standalone.Engine;
using GovMedia.Standalone.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>The whole engine core on one thread; one seed gives its scheduler, clock, crashes and deliveries.</summary>
internal sealed class Simulator : IDisposable
{
    private readonly int seed;
    private readonly Random random;
    private readonly SimulatedClock clock = new(TestEngine.Beginning);
    private readonly SqliteFile file = new(":memory:", readOnly: false);
    private readonly SqliteStore sqlite;
    private readonly FaultyStore store;
    private readonly CodeHost code;
    private readonly PlanMaker maker;
    private readonly Ledger ledger;
    private readonly Operator commands;
    private readonly Deliveries deliveries;
    private readonly List<Call> calls = [];
    private readonly List<ActivityWork> running = [];
    private readonly World world = new();
    private HashCode path;
    private EngineCore core;
    private int ids;
    private int crashes;

    public Simulator(int seed)
    {
        this.seed = seed;
        random = new Random(seed);
        Schema.Upgrade(file);
        sqlite = new SqliteStore(file);
        store = new FaultyStore(sqlite);
        DurableTaskRegistry registry = new();
        registry.AddOrchestrator("plan", new Interpreter());
        code = new CodeHost
        {
            Factory = new DurableTaskFactory(registry),
            Services = new NoServices(),
            Converter = JsonDataConverter.Default,
            Loggers = NullLoggerFactory.Instance,
        };
        maker = new PlanMaker(random);
        ledger = new Ledger(sqlite);
        deliveries = new Deliveries(random, sqlite);
        commands = new Operator(random, sqlite, ledger, Make, Started);
        core = Recovered();
    }

    /// <summary>Commands by name and how often each was acknowledged.</summary>
    public IReadOnlyDictionary<string, int> Commands => commands.Given;

    public int Crashes => crashes;

    /// <summary>Runs to the end.</summary>
    /// <returns>A number that stands for everything that happened, in order.</returns>
    public int Run()
    {
        Prepare();
        for (int step = 0; step < 20_000; step++)
        {
            try
            {
                if (IsQuiet())
                {
                    Check();
                    return path.ToHashCode();
                }

                Step();
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(
                    $"Seed {seed}, step {step}, {crashes} crashes: {failure.Message}", failure);
            }
        }

        throw new InvalidOperationException($"Seed {seed}: no end after 20000 steps.");
    }

    public void Dispose()
    {
        sqlite.Dispose();
        file.Dispose();
    }

    private void Prepare()
    {
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            string id = "root" + i;
            (Plan plan, StartRequest request) = Make(id);
            calls.Add(new Call(engine => engine.Start(request), () => Started(id, plan)));
        }
    }

    private (Plan Plan, StartRequest Request) Make(string id)
    {
        Plan plan = maker.Make(depth: 2);
        return (plan, new StartRequest("plan", null, JsonDataConverter.Default.Serialize(plan))
        {
            InstanceId = id,
            StartAt = random.Next(3) == 0 ? clock.GetUtcNow().AddMinutes(random.Next(60)).UtcTicks : 0,
        });
    }

    private void Started(string id, Plan plan)
    {
        ledger.Started(id, plan);
        deliveries.Expect(plan.Events(id));
    }

    private bool IsQuiet() => calls.Count == 0 && running.Count == 0 && !core.HasWork && core.NextDue is null
        && !deliveries.AreAwaited;

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

    private void Observe() => ledger.Observe(clock.GetUtcNow().UtcTicks, !core.HasWork);

    private void Committed(List<Action> afterwards, List<ActivityWork> done)
    {
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
    }

    private void Crash(List<Action> afterwards, List<ActivityWork> done)
    {
        crashes++;
        path.Add(-crashes);

        // Whoever dies right after a commit has told nobody; what the store holds decides what was done.
        bool wasWritten = store.Committed;
        sqlite.Rollback();
        store.Fuse = 0;
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

    private EngineCore Recovered()
    {
        CoreOptions options = new()
        {
            Clock = clock,
            NewId = () => "id" + ids++,
            WarmInstances = random.Next(1, 6),
            EpisodeBatch = random.Next(1, 8),
            BacklogBatch = random.Next(1, 4),
            TimerBatch = random.Next(1, 4),
        };
        EngineCore fresh = new(store, options, NullLogger.Instance);
        fresh.Recover();
        fresh.Attach(code);
        return fresh;
    }

    private void Check()
    {
        ledger.Close();
        foreach (string table in new[] { "inbox", "activities", "timers" })
        {
            Assert.True(
                file.Scalar($"SELECT count(*) FROM {table}") == 0, $"Something is left in {table}.");
        }

        Assert.True(
            file.Scalar("SELECT count(*) FROM history WHERE instance NOT IN (SELECT key FROM instances)") == 0,
            "There is a history of nobody.");
        Assert.True(Verification.Run(file, CancellationToken.None) is [], "The file is damaged.");
    }
}
