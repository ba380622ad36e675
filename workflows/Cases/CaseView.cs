using System.Text.Json.Serialization;

namespace GovMedia.Workflows.Cases;

/// <summary>What an orchestration needs to know of its case: when to wake, whether to go on. No personal data.</summary>
/// <param name="Ended">Whether the procedure has ended.</param>
/// <param name="NextAlarmUtc">When the next alarm rings, or null.</param>
/// <param name="HasMail">Whether messages wait that could leave now.</param>
/// <param name="ObserveNext">Whether what comes next is the daily look at a notice, not a clock's alarm.</param>
/// <param name="Code">The orchestration version of the release that the case has pinned; null where it is not known. An
/// execution of an older one continues as new under it.</param>
public sealed record CaseView(
    bool Ended,
    DateTime? NextAlarmUtc,
    bool HasMail,
    bool ObserveNext = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null);
