using System.Globalization;
using System.Text.RegularExpressions;

namespace GovMedia.Standalone;

/// <summary>Moments and durations as they are written to and by this host.</summary>
internal static partial class Moments
{
    /// <summary>What <see cref="TryParse"/> takes, for messages.</summary>
    public const string Accepted = "an ISO 8601 date and time with offset, such as 2025-09-26T10:00:00+08:00";

    /// <summary>What <see cref="TryParseDuration"/> takes, for messages.</summary>
    public const string AcceptedDuration =
        "an ISO 8601 duration in weeks, days, hours, minutes and seconds, such as P7DT1H";

    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    /// <summary>Reads a moment; one without offset is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="moment">The moment.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        moment = default;
        return MomentPattern().IsMatch(text) && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }

    /// <summary>Writes a moment in China time.</summary>
    /// <param name="moment">The moment.</param>
    /// <returns>ISO 8601 with offset +08:00.</returns>
    public static string Write(DateTimeOffset moment) =>
        moment.ToOffset(s_china).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>Reads a duration; months and years have no fixed length and are none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParseDuration(string text, out TimeSpan duration)
    {
        duration = default;
        Match match = DurationPattern().Match(text);
        if (!match.Success || text.EndsWith('P') || text.EndsWith('T'))
        {
            return false;
        }

        double seconds = 0;
        foreach ((string unit, double length) in
            new (string, double)[] { ("w", 604800), ("d", 86400), ("h", 3600), ("m", 60), ("s", 1) })
        {
            Group group = match.Groups[unit];
            seconds += group.Success ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) * length : 0;
        }

        if (seconds > TimeSpan.MaxValue.TotalSeconds / 2)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$")]
    private static partial Regex MomentPattern();

    [GeneratedRegex(@"^P(?:(?<w>\d{1,9})W)?(?:(?<d>\d{1,9})D)?"
        + @"(?:T(?:(?<h>\d{1,9})H)?(?:(?<m>\d{1,9})M)?(?:(?<s>\d{1,9}(?:\.\d{1,7})?)S)?)?$")]
    private static partial Regex DurationPattern();
}
