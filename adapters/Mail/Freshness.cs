using System.Globalization;

namespace GovMedia.Adapters.Mail;

/// <summary>Refuses what was signed too long ago: a copy of a request is worth nothing later.</summary>
internal static class Freshness
{
    /// <summary>How far another machine's clock may be ahead of ours.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Whether a signed time lies within the window before now, or little after now.</summary>
    /// <param name="unixSeconds">The time as the header has it.</param>
    /// <param name="window">How old it may be.</param>
    /// <param name="machineClock">The machine's clock.</param>
    public static bool IsFresh(string unixSeconds, TimeSpan window, TimeProvider machineClock)
    {
        if (!long.TryParse(unixSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
        {
            return false;
        }

        long age = machineClock.GetUtcNow().ToUnixTimeSeconds() - seconds;
        return age <= window.TotalSeconds && age >= -Ahead.TotalSeconds;
    }
}
