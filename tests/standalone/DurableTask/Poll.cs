namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Waits for what another thread or process does, up to a limit.</summary>
internal static class Poll
{
    public static async Task UntilAsync(Func<bool> reached, int seconds = 30)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(seconds));
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(5));
        while (!reached())
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
