using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace GovMedia.Functions.Composition;

/// <summary>When the timer functions run, unless the configuration says otherwise.</summary>
public static class Schedules
{
    /// <summary>Adds the defaults below everything else. A simulated clock visits every occurrence on its way, so there
    /// they are fewer.</summary>
    public static void AddDefaults(IConfigurationBuilder configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        bool simulated = configuration.Build()["GovMedia:Clock"] == "simulated";
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["SweepSchedule"] = simulated ? "0 0 * * * *" : "0 * * * * *",
                ["WatchSchedule"] = simulated ? "0 30 */6 * * *" : "0 */15 * * * *",
                // 00:05 in China.
                ["SealSchedule"] = "0 5 16 * * *",
                // 09:00 in China and, for mail that was not accepted, every second hour until 17:00.
                ["NoticeSchedule"] = simulated ? "0 0 1 * * *" : "0 0 1-9/2 * * *",
            },
        });
    }
}
