namespace GovMedia.Workflows.Cases;

/// <summary>How long an orchestration's loop runs before it continues as new, so that no history grows without end.</summary>
public static class CaseLoop
{
    /// <summary>Rounds of one execution.</summary>
    public const int Rounds = 50;
}
