using Microsoft.DurableTask;

namespace GovMedia.Workflows.Cases;

/// <summary>How a failing activity is tried again. A case never ends because a disk was full for an hour.</summary>
public static class Patience
{
    /// <summary>From five seconds to an hour apart, for about four weeks; after that the instance fails and the sweeper
    /// reports and restarts it.</summary>
    public static TaskOptions Steady { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 700,
        firstRetryInterval: TimeSpan.FromSeconds(5),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromHours(1)));
}
