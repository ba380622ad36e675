namespace GovMedia.Workflows.Evidence;

/// <summary>The outcome of a check.</summary>
public enum VerdictStatus
{
    /// <summary>Everything is as it was sealed.</summary>
    Sound,

    /// <summary>Something is missing, extra, changed or does not parse.</summary>
    Broken,

    /// <summary>The zip cannot be opened.</summary>
    Unreadable,
}
