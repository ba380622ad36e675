using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Work that is under way while its host goes down.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task AnActivity_ThatFailsAsItsHostGoesDown_RunsAgain()
    {
        int runs = 0;
        TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        IHostApplicationLifetime? lifetime = null;
        void Tasks(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc<int>("calls", context => context.CallActivityAsync<int>("long"))
            .AddActivityFunc<object?, int>("long", async (_, _) =>
            {
                if (Interlocked.Increment(ref runs) > 1)
                {
                    return runs;
                }

                TaskCompletionSource goingDown = new(TaskCreationOptions.RunContinuationsAsynchronously);
                lifetime!.ApplicationStopping.Register(goingDown.SetResult);
                began.SetResult();
                await goingDown.Task;
                throw new OperationCanceledException("The host goes down.");
            });
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        lifetime = first.Services.GetRequiredService<IHostApplicationLifetime>();
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync("calls");
        await began.Task;

        await using TestEngine second = await first.RestartAsync(Tasks);
        await second.DrainAsync();

        Assert.Equal(2, await second.OutputAsync<int>(id));
    }

    [Fact]
    public async Task AnOrchestrator_ThatHoldsTheEngine_DoesNotHoldItsHostForEver()
    {
        using ManualResetEventSlim release = new();
        TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<bool>("blocks", _ =>
            {
                began.SetResult();
                return release.Wait(TimeSpan.FromSeconds(30));
            }));
        Task<string> started = engine.Client.ScheduleNewOrchestrationInstanceAsync("blocks");
        await began.Task;

        IHost host = engine.Services.GetRequiredService<IHost>();
        using CancellationTokenSource limit = new(TimeSpan.FromMilliseconds(50));
        await host.StopAsync(limit.Token).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.False(started.IsCompleted);
        release.Set();
        await started;
    }

    [Fact]
    public async Task ACommand_OfAStoppedEngine_IsRefusedAndNobodyWaits()
    {
        TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("wait", context => context.WaitForExternalEvent<int>("go")));
        DurableTaskClient client = engine.Client;
        string id = await engine.RunAsync("wait");
        Task<OrchestrationMetadata> waiting = client.WaitForInstanceCompletionAsync(id);
        await engine.DisposeAsync();

        Func<Task>[] uses =
        [
            () => waiting,
            () => client.WaitForInstanceCompletionAsync(id),
            () => client.RaiseEventAsync(id, "go", 1),
            () => client.GetInstanceAsync(id),
        ];

        foreach (Func<Task> use in uses)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => use().WaitAsync(TimeSpan.FromSeconds(20)));
        }
    }
}
