using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>An engine on a file of its own, on simulated time, with a worker and a client.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    public static readonly DateTimeOffset Beginning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly IHost host;
    private readonly bool ownsFolder;

    private TestEngine(IHost host, TestFolder folder, bool ownsFolder, SimulatedClock clock)
    {
        this.host = host;
        this.ownsFolder = ownsFolder;
        Folder = folder;
        Clock = clock;
        Client = host.Services.GetRequiredService<DurableTaskClient>();
        Work = host.Services.GetRequiredService<IClockedWork>();
        Engine = host.Services.GetRequiredService<IStandaloneEngine>();
    }

    public TestFolder Folder { get; }

    public SimulatedClock Clock { get; }

    public DurableTaskClient Client { get; }

    public IClockedWork Work { get; }

    public IStandaloneEngine Engine { get; }

    public IServiceProvider Services => host.Services;

    public static Task<TestEngine> StartAsync(Action<DurableTaskRegistry> tasks, EngineSetup? setup = null) =>
        StartAsync(tasks, setup ?? new EngineSetup(), null);

    public static async Task<TestEngine> StartAsync(
        Action<DurableTaskRegistry> tasks, EngineSetup setup, TestFolder? folder)
    {
        bool owns = folder is null;
        folder ??= new TestFolder();
        SimulatedClock clock = setup.Clock ?? new SimulatedClock(Beginning);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        if (setup.Loggers is not null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(setup.Loggers);
        }

        builder.Services.AddDurableTaskWorker(worker =>
        {
            worker.AddTasks(tasks);
            worker.UseStandalone(options =>
            {
                options.Path = folder.File;
                options.Clock = clock;
                setup.Options?.Invoke(options);
            });
            setup.Worker?.Invoke(worker);
        });
        builder.Services.AddDurableTaskClient(client =>
        {
            client.UseStandalone();
            setup.Client?.Invoke(client);
        });
        IHost host = builder.Build();
        await host.StartAsync();
        return new TestEngine(host, folder, owns, clock);
    }

    /// <summary>Does everything that is due.</summary>
    public async Task DrainAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        await Work.DrainAsync(limit.Token);
    }

    /// <summary>Moves the clock, stopping at everything that falls due on the way.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        DateTimeOffset end = Clock.GetUtcNow() + by;
        await DrainAsync();
        while (Work.NextDue is { } due && due <= end)
        {
            Clock.Set(due > Clock.GetUtcNow() ? due : Clock.GetUtcNow());
            await DrainAsync();
        }

        Clock.Set(end);
        await DrainAsync();
    }

    /// <summary>Starts an orchestration and does everything that is due.</summary>
    public async Task<string> RunAsync(string name, object? input = null, StartOrchestrationOptions? options = null)
    {
        string id = await Client.ScheduleNewOrchestrationInstanceAsync(name, input, options);
        await DrainAsync();
        return id;
    }

    public async Task<OrchestrationMetadata> GetAsync(string id) =>
        await Client.GetInstanceAsync(id, getInputsAndOutputs: true)
            ?? throw new InvalidOperationException($"There is no instance {id}.");

    public async Task<T?> OutputAsync<T>(string id)
    {
        OrchestrationMetadata found = await GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, found.RuntimeStatus);
        return found.ReadOutputAs<T>();
    }

    public async Task<IEnumerable<T>> ListAsync<T>(string id) => (await OutputAsync<List<T>>(id))!;

    /// <summary>Stops this engine and starts another on the same file, with the same clock.</summary>
    public async Task<TestEngine> RestartAsync(Action<DurableTaskRegistry> tasks, EngineSetup? setup = null)
    {
        await StopAsync();
        return await StartAsync(tasks, (setup ?? new EngineSetup()) with { Clock = Clock }, Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (ownsFolder)
        {
            Folder.Dispose();
        }
    }

    private async Task StopAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
