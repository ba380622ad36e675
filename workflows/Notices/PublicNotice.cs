using System.Collections.Immutable;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;

namespace GovMedia.Workflows.Notices;

/// <summary>A public notice (公告) as everybody may read it, with the proof that it stood its time.</summary>
public sealed record PublicNotice
{
    /// <summary>Its id: the number of the case it belongs to.</summary>
    public required string Id { get; init; }

    /// <summary>The procedure's code.</summary>
    public required string Procedure { get; init; }

    /// <summary>The jurisdiction.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The sponsoring unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The account's name when it was published.</summary>
    public required string AccountName { get; init; }

    /// <summary>The account's platform.</summary>
    public string? Platform { get; init; }

    /// <summary>The notice's words.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands outside; null where this platform's page is the notice.</summary>
    public string? Url { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The clause that asks for it.</summary>
    public string? Rule { get; init; }

    /// <summary>That clause's article.</summary>
    public string? Article { get; init; }

    /// <summary>The day its period counts from (day 0); null where the instrument sets no length.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>The last full day of the period; null where the instrument sets no length.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The earliest lawful instant of what it announces; null where the instrument sets no length.</summary>
    public DateTimeOffset? EarliestEffect { get; init; }

    /// <summary>Whether that instant may still move with a holiday notice.</summary>
    public bool Provisional { get; init; }

    /// <summary>Whether it still runs: its period is not over, or what it announces has not happened.</summary>
    public required bool Active { get; init; }

    /// <summary>When the case ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How the case ended, such as <c>completed</c>; <c>open</c> while it runs.</summary>
    public required string State { get; init; }

    /// <summary>How often the period began anew because the text had changed.</summary>
    public int Restarts { get; init; }

    /// <summary>The SHA-256 of its words, lower-case hex.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>The daily looks at it, oldest first.</summary>
    public ImmutableList<Observation> Observations { get; init; } = [];

    /// <summary>The notice of a case; null where it has published none.</summary>
    public static PublicNotice? Of(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!ChainCase.Codes.Contains(file.Procedure) || file.Facts["notice"] is null || file.FactsAs<ChainFacts>() is not { Notice: { } notice } facts)
        {
            return null;
        }

        CaseClock? floor = notice.Clock is { } clock ? file.Clocks[clock] : null;
        CaseTask? task = file.Tasks.Values.LastOrDefault(static t => t is { Kind: "notice", State: TaskState.Done });
        return new PublicNotice
        {
            Id = file.CaseNo,
            Procedure = file.Procedure,
            Jurisdiction = file.Jurisdiction,
            Unit = file.Unit,
            AccountId = facts.AccountId,
            AccountName = facts.Facts.AccountName ?? facts.AccountId,
            Platform = facts.Facts.Platform,
            Text = notice.Text,
            Url = notice.Url,
            PublishedAt = notice.PublishedAt,
            Rule = floor?.Rule ?? task?.Rule,
            Article = floor?.Article ?? task?.Article,
            StartDate = floor?.StartDate,
            LastDay = floor?.DueDate,
            EarliestEffect = floor?.DueAt,
            Provisional = floor?.Provisional ?? false,
            Active = file.EndedAt is null,
            EndedAt = file.EndedAt,
            State = file.State,
            Restarts = notice.Restarts,
            TextSha256 = ObserveNotice.Hash(notice.Text),
            Observations = notice.Observations,
        };
    }
}
