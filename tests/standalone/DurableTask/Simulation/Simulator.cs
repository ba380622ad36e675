using GovMedia.Standalone.Engine;
using GovMedia.Standalone.Storage;
using GovMedia.Standalone.Tracing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>The whole engine core on one thread; one seed gives its scheduler, clock, crashes and deliveries.</summary>
internal sealed partial class Simulator : IDisposable
{
    private readonly int seed;
    private readonly TraceOrigin? trace;
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

    /// <summary>A world of one seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="trace">What everything started from outside belongs to; null for no trace.</param>
    public Simulator(int seed, TraceOrigin? trace = null)
    {
        this.seed = seed;
        this.trace = trace;
        random = new Random(seed);
        Schema.Upgrade(file);
        sqlite = new SqliteStore(file);
        store = new FaultyStore(sqlite);
        DurableTaskRegistry registry = new();
        registry.AddOrchestrator("plan", () => new Interpreter(world));
        code = new CodeHost
        {
            Factory = new DurableTaskFactory(registry),
            Services = new NoServices(),
            Converter = JsonDataConverter.Default,
            Loggers = NullLoggerFactory.Instance,
        };
        maker = new PlanMaker(random);
        ledger = new Ledger(sqlite, world);
        deliveries = new Deliveries(random, sqlite, ledger);
        commands = new Operator(random, sqlite, ledger, world, Make, Started, Expect);
        core = Recovered();
    }

    /// <summary>Commands by name and how often each was acknowledged.</summary>
    public IReadOnlyDictionary<string, int> Commands => commands.Given;

    public int Crashes => crashes;

    /// <summary>The spans that were told, in order.</summary>
    public List<EndedSpan> Spans { get; } = [];

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
            calls.Add(new Call(engine => engine.Start(request), () => Started(id, plan, request)));
        }
    }

    private (Plan Plan, StartRequest Request) Make(string id)
    {
        Plan plan = maker.Make(depth: 2);
        string? version = random.Next(2) == 0 ? null : "1";
        return (plan, new StartRequest("plan", version, JsonDataConverter.Default.Serialize(plan))
        {
            InstanceId = id,
            Tags = new Dictionary<string, string> { ["case"] = $"c{random.Next(1000)}" },
            Trace = trace,
            StartAt = random.Next(3) == 0 ? clock.GetUtcNow().AddMinutes(random.Next(60)).UtcTicks : 0,
        });
    }

    private void Started(string id, Plan plan, StartRequest request)
    {
        ledger.Started(id, plan, request);
        Expect(id, plan);
    }

    private void Expect(string id, Plan plan) => deliveries.Expect(plan.Events(id));

    private bool IsQuiet() => calls.Count == 0 && running.Count == 0 && !core.HasWork && core.NextDue is null
        && !deliveries.AreAwaited && !commands.HasRepairs;

    private EngineCore Recovered()
    {
        CoreOptions options = new()
        {
            Clock = clock,
            Tracer = new Tracer(isOn: true),
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
