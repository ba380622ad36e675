using GovMedia.Workflows.Cases;

namespace GovMedia.Histories.Tests;

/// <summary>One life of an orchestration: what its activities answer, and when somebody nudges it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Orchestration">Whose history it is.</param>
/// <param name="Input">The case number, or the campaign's id.</param>
/// <param name="Views">What is answered to each step that looks at the case, in order.</param>
public sealed record Scenario(string Name, string Orchestration, string Input, IReadOnlyList<CaseView> Views)
{
    /// <summary>When the case changes, after the start.</summary>
    public IReadOnlyList<TimeSpan> Nudges { get; init; } = [];

    /// <summary>How often sending fails before it succeeds.</summary>
    public int MailFailures { get; init; }

    /// <summary>How long it is watched.</summary>
    public TimeSpan Lasts { get; init; } = TimeSpan.FromDays(60);

    public override string ToString() => Name;
}
