using System.Globalization;
using System.Text.Json;
using GovMedia.Standalone.Engine;
using GovMedia.Standalone.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
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
    private readonly List<(string Id, Plan Plan)> roots = [];
    private readonly List<Action<EngineCore>> calls = [];
    private readonly Dictionary<string, Queue<(string Instance, string Name, int Value)>> events = [];
    private readonly List<ActivityWork> running = [];
    private readonly Dictionary<string, SortedSet<int>> attempts = [];
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
        core = Recovered();
    }

    public int Crashes => crashes;

    /// <summary>Runs to the end.</summary>
    /// <returns>A number that stands for everything that happened, in order.</returns>
    public int Run()
    {
        Prepare();
        for (int step = 0; step < 20_000; step++)
        {
            if (IsQuiet())
            {
                Check();
                return path.ToHashCode();
            }

            Step();
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
        PlanMaker maker = new(random);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            string id = "root" + i;
            Plan plan = maker.Make(id, depth: 2);
            roots.Add((id, plan));
            StartRequest request = new("plan", null, JsonDataConverter.Default.Serialize(plan))
            {
                InstanceId = id,
                StartAt = random.Next(3) == 0 ? clock.GetUtcNow().AddMinutes(random.Next(60)).UtcTicks : 0,
            };
            calls.Add(engine => engine.Start(request));
        }

        foreach ((string Instance, string Name, int Value) one in maker.Events)
        {
            events.TryAdd(one.Instance, new Queue<(string, string, int)>());
            events[one.Instance].Enqueue(one);
        }
    }

    private bool IsQuiet() => calls.Count == 0 && running.Count == 0 && !core.HasWork && core.NextDue is null
        && (events.Count == 0 || roots.TrueForAll(root => sqlite.Load(root.Id) is { IsEnded: true }));

    private void Step()
    {
        store.Fuse = random.Next(6) == 0 ? random.Next(1, 12) : 0;
        List<Action> afterwards = [];
        List<ActivityWork> done = [];
        bool moved = Move();
        try
        {
            core.BeginCycle();
            TakeCalls(afterwards);
            TakeEvents(afterwards);
            TakeAnswers(done);
            core.Work();
            core.EndCycle();
        }
        catch (CrashException)
        {
            Crash(afterwards, done);
            return;
        }

        path.Add(moved);
        Committed(afterwards, done);
    }

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
            Action<EngineCore> call = calls[random.Next(calls.Count)];
            call(core);
            afterwards.Add(() => calls.Remove(call));
        }

        if (roots.Count > 0 && random.Next(20) == 0)
        {
            string id = roots[random.Next(roots.Count)].Id;
            core.Suspend(id, "stayed");
            Action<EngineCore> resume = engine => engine.Resume(id, "lifted");
            afterwards.Add(() => calls.Add(resume));
        }
    }

    private void TakeEvents(List<Action> afterwards)
    {
        foreach ((string instance, Queue<(string Instance, string Name, int Value)> queue) in events.ToArray())
        {
            if (random.Next(4) == 0 && sqlite.Load(instance) is not null)
            {
                (_, string name, int value) = queue.Peek();
                core.Raise(instance, name, value.ToString(CultureInfo.InvariantCulture));
                afterwards.Add(() =>
                {
                    queue.Dequeue();
                    if (queue.Count == 0)
                    {
                        events.Remove(instance);
                    }
                });
            }
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
            Op op = JsonSerializer.Deserialize<Op>(work.Input!)!;
            bool fails = work.Name == "broken" || Attempt(work, op) < op.Failures;
            TaskFailureDetails? failure = fails
                ? new TaskFailureDetails("Broken", op.Value.ToString(CultureInfo.InvariantCulture), null, null, null)
                : null;
            string answer = Model.Answered(op.Value).ToString(CultureInfo.InvariantCulture);
            core.Answered(work, fails ? null : answer, failure);
        }
    }

    // The number of a call's attempt follows from its task id, so that running it again gives the same answer.
    private int Attempt(ActivityWork work, Op op)
    {
        string key = $"{work.InstanceId}/{work.Execution}/{op.Name}";
        attempts.TryAdd(key, []);
        attempts[key].Add(work.TaskId);
        return attempts[key].Count(id => id < work.TaskId);
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
        foreach ((string id, Plan plan) in roots)
        {
            Instance instance = sqlite.Load(id)
                ?? throw new InvalidOperationException($"Seed {seed}: {id} is lost.");
            string expected = Model.Answer(plan).ToString(CultureInfo.InvariantCulture);
            Assert.True(
                instance.Status == OrchestrationRuntimeStatus.Completed && instance.Output == expected,
                $"Seed {seed}: {id} is {instance.Status} with {instance.Output} instead of {expected}. " +
                $"{instance.Failure} Crashes: {crashes}.");
        }

        foreach (string table in new[] { "inbox", "activities", "timers" })
        {
            Assert.True(
                file.Scalar($"SELECT count(*) FROM {table}") == 0, $"Seed {seed}: something is left in {table}.");
        }

        Assert.True(Verification.Run(file, CancellationToken.None) is [], $"Seed {seed}: the file is damaged.");
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
