namespace GovMedia.Standalone;

/// <summary>What starts a function.</summary>
internal enum TriggerKind
{
    /// <summary>A request.</summary>
    Http,

    /// <summary>The clock.</summary>
    Timer,

    /// <summary>An orchestration that calls it.</summary>
    Activity,

    /// <summary>A client or another orchestration.</summary>
    Orchestration,
}
