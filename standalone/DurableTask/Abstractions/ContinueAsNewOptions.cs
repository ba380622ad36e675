namespace Microsoft.DurableTask;

/// <summary>How an orchestration starts over.</summary>
public class ContinueAsNewOptions
{
    /// <summary>The next execution's input; null for none.</summary>
    public object? NewInput { get; set; }

    /// <summary>Whether events that nobody has waited for yet are carried into the next execution.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;

    /// <summary>The next execution's version, which may route it to another class; null keeps the present one.
    /// </summary>
    public string? NewVersion { get; set; }
}
