namespace GovMedia.Functions.Durable;

/// <summary>Remembers whether this process has swept already.</summary>
public sealed class SweepState
{
    private int _swept;

    /// <summary>True once.</summary>
    public bool FirstTime() => Interlocked.Exchange(ref _swept, 1) == 0;
}
