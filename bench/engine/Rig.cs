using GovMedia.Standalone;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Bench.Engine;

/// <summary>The engine as an application would embed it: worker and client in this process, default settings.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private readonly IHost host;

    private Rig(IHost host)
    {
        this.host = host;
        Client = host.Services.GetRequiredService<DurableTaskClient>();
        Engine = host.Services.GetRequiredService<IStandaloneEngine>();
    }

    public DurableTaskClient Client { get; }

    public IStandaloneEngine Engine { get; }

    public static async Task<Rig> StartAsync(string file)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDurableTaskWorker(worker =>
        {
            worker.AddTasks(Programs.Register);
            worker.UseStandalone(options => options.Path = file);
        });
        builder.Services.AddDurableTaskClient(client => client.UseStandalone());
        IHost host = builder.Build();
        await host.StartAsync();
        return new Rig(host);
    }

    /// <summary>Runs one workflow of so many steps from its request to its result, and looks at the result.</summary>
    public async Task RunAsync(int steps)
    {
        string id = await Client.ScheduleNewOrchestrationInstanceAsync(Programs.Steps, steps);
        OrchestrationMetadata ended = await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        if (ended.RuntimeStatus != OrchestrationRuntimeStatus.Completed || ended.ReadOutputAs<int>() != steps)
        {
            throw new InvalidOperationException($"A workflow of {steps} steps ended {ended.RuntimeStatus}.");
        }
    }

    /// <summary>Starts sleepers that are all due at one moment.</summary>
    public Task SleepAsync(int count, DateTime due, int clients) => Load.RunAsync(
        count, clients, () => Client.ScheduleNewOrchestrationInstanceAsync(Programs.Sleeper, due));

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
