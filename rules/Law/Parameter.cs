using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Law;

/// <summary>A value that the text leaves open and that an office may set; never shown as statutory.</summary>
public sealed record Parameter
{
    /// <summary>The parameter that says how many working days before a certificate's last day its renewal is asked for, as
    /// in <c>20,10,3</c>.</summary>
    public const string CertificateReminders = "certificate-reminders";

    /// <summary>The parameter that says on which day of the year an annual review opens, as in <c>11-01</c>: a management
    /// target.</summary>
    public const string AnnualReviewOpens = "annual-review-opens";

    /// <summary>The parameter that says how many working days a step without a limit waits before its holder is reminded, its
    /// unit's head is told and the supervising unit is told, farthest first, as in <c>15,10,5,3</c>.</summary>
    public const string TaskReminders = "task-reminders";

    /// <summary>The parameter that says whether a notice whose text changed begins its period anew .</summary>
    public const string NoticeRestartOnChange = "notice-restart-on-change";

    /// <summary>The parameter that says whether a notice that was down for longer than <see cref="NoticeOutageHours"/> begins
    /// its period anew .</summary>
    public const string NoticeRestartOnOutage = "notice-restart-on-outage";

    /// <summary>The parameter that says how many hours a day a notice may be down: a management target.</summary>
    public const string NoticeOutageHours = "notice-outage-hours";

    /// <summary>What stands where a pack says nothing. No instrument names these: they are management targets and decisions of
    /// ours, and every pack may set its own.</summary>
    public static IReadOnlyDictionary<string, string> Usual { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [CertificateReminders] = "20,10,3",
        [TaskReminders] = "15,10,5,3",
        [AnnualReviewOpens] = "11-01",
        [NoticeRestartOnChange] = "true",
        [NoticeRestartOnOutage] = "true",
    };

    /// <summary>The parameter's id, unique in its pack.</summary>
    public required string Id { get; init; }

    /// <summary>The value, as text.</summary>
    public required string Value { get; init; }

    /// <summary>The clause it serves.</summary>
    public required string Clause { get; init; }

    /// <summary>What it sets.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The entry of the conflict register it rests on; null for none.</summary>
    public string? Decision { get; init; }

    /// <summary>Whether a text is a day of every year, as in <c>11-01</c>.</summary>
    public static bool IsDayOfYear(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return TimeLimitCheck.TryMonthDay(value, out _, out _);
    }

    /// <summary>Reads numbers of days, descending and joined by commas.</summary>
    public static bool TryDays(string value, [NotNullWhen(true)] out IReadOnlyList<int>? days)
    {
        ArgumentNullException.ThrowIfNull(value);
        List<int> read = [];
        foreach (string part in value.Split(','))
        {
            bool sound = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && number is >= 0 and <= 250 && (read.Count == 0 || number < read[^1]);
            if (!sound)
            {
                days = null;
                return false;
            }

            read.Add(number);
        }

        days = read;
        return true;
    }
}
