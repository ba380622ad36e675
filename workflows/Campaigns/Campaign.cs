namespace GovMedia.Workflows.Campaigns;

/// <summary>A campaign: one limit for many cases. A re-filing one is for every account that stood before the measures did; an
/// annual review for every sponsor.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="PublishedOn">The day the limit counts from (公布之日, A-1); of an annual review the first of its year.</param>
/// <param name="Trigger">The ground for that day: <c>document-date</c>, or the evidence of a later one; of an annual review
/// <c>yearBegins</c>.</param>
/// <param name="Rule">The clause.</param>
/// <param name="Article">Its article.</param>
/// <param name="DueDate">The last day, by the calendar of the start.</param>
/// <param name="DueAt">Its end, half-open.</param>
/// <param name="FromEffectDueDate">The date counted from coming into force: shown, labelled as not the text; null where the
/// instrument names no such day.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="Complete">Whether every account or sponsor has its case.</param>
/// <param name="Year">The year of an annual review; null of a re-filing campaign.</param>
public sealed record Campaign(
    string Id,
    string Jurisdiction,
    DateOnly PublishedOn,
    string Trigger,
    string Rule,
    string Article,
    DateOnly DueDate,
    DateTimeOffset DueAt,
    DateOnly? FromEffectDueDate,
    string StartedBy,
    DateTimeOffset StartedAt,
    bool Complete = false,
    int? Year = null);
