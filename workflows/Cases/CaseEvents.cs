namespace GovMedia.Workflows.Cases;

/// <summary>The events that nudge a case's orchestration. Empty: what happened stands in the register.</summary>
public static class CaseEvents
{
    /// <summary>The case was changed.</summary>
    public const string Changed = "Changed";
}
