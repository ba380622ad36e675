using System.Collections.Concurrent;
using GovMedia.Functions.Http;
using GovMedia.Functions.Sessions;

namespace GovMedia.Functions.Access;

/// <summary>Slows down guessing: counts failed attempts by who and what, on the machine clock. Successes cost
/// nothing.</summary>
/// <remarks>Kept in memory: a restart forgives. Submissions are never counted.</remarks>
public sealed class AttemptLimiter(MachineClock clock)
{
    private const int Swept = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Ends the request where a key failed too often lately.</summary>
    /// <param name="key">Who and what, such as <c>sign-in:USER</c>.</param>
    /// <param name="most">Failures allowed in five minutes.</param>
    /// <exception cref="ProblemException">The limit is reached; says how long to wait.</exception>
    public void Check(string key, int most)
    {
        DateTimeOffset now = clock.Now;
        if (_counts.TryGetValue(key, out Count? count) && count.Until > now && count.Failures >= most)
        {
            throw (Problem.Of(
                "too-many-attempts",
                "失败次数过多，请稍后再试。",
                "Too many failed attempts; try again later.") with
            { RetryAfter = count.Until - now }).Thrown();
        }
    }

    /// <summary>Counts a failure.</summary>
    public void Failed(string key)
    {
        DateTimeOffset now = clock.Now;
        if (_counts.Count > Swept)
        {
            foreach (KeyValuePair<string, Count> old in _counts.Where(c => c.Value.Until <= now))
            {
                _counts.TryRemove(old);
            }
        }

        _counts.AddOrUpdate(
            key,
            _ => new Count(1, now + Window),
            (_, old) => old.Until > now ? old with { Failures = old.Failures + 1 } : new Count(1, now + Window));
    }

    private sealed record Count(int Failures, DateTimeOffset Until);
}
