namespace GovMedia.Standalone.DurableTask.Tests;

public sealed class PastTimerTests
{
    // Armed by the answer of an activity, when nothing else is left to wake the engine, while somebody waits for quiet.
    [Fact]
    public async Task Timer_ArmedForThePast_FiresThoughNobodyMovesTheClock()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("late", async context =>
            {
                int answer = await context.CallActivityAsync<int>("one");
                await context.CreateTimer(context.CurrentUtcDateTime.AddDays(-8), CancellationToken.None);
                return answer;
            })
            .AddActivityFunc<int>("one", _ => 1));

        string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("late");
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        await engine.Client.WaitForInstanceCompletionAsync(id, limit.Token);

        Assert.Equal(1, await engine.OutputAsync<int>(id));
    }
}
