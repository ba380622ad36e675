namespace GovMedia.Standalone;

/// <summary>What many threads ask of the engine's one.</summary>
internal sealed class Mailbox : IDisposable
{
    private readonly Lock gate = new();
    private readonly AutoResetEvent arrived = new(false);
    private List<EngineCommand> filling = [];
    private bool sleeping;
    private bool closed;

    /// <summary>Adds a command.</summary>
    /// <returns>False when the mailbox is closed, and nobody would take it.</returns>
    public bool Post(EngineCommand command)
    {
        bool wake;
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            filling.Add(command);
            wake = sleeping;
            sleeping = false;
        }

        if (wake)
        {
            arrived.Set();
        }

        return true;
    }

    /// <summary>Takes all there is, in order; waits for the first as long as allowed.</summary>
    public List<EngineCommand> Take(List<EngineCommand> emptied, TimeSpan wait)
    {
        lock (gate)
        {
            if (filling.Count > 0 || wait == TimeSpan.Zero)
            {
                return Swap(emptied);
            }

            sleeping = true;
        }

        arrived.WaitOne(wait);
        lock (gate)
        {
            sleeping = false;
            return Swap(emptied);
        }
    }

    /// <summary>Takes the rest, and takes in nothing more.</summary>
    public List<EngineCommand> Close()
    {
        lock (gate)
        {
            closed = true;
            return Swap([]);
        }
    }

    public void Dispose() => arrived.Dispose();

    private List<EngineCommand> Swap(List<EngineCommand> emptied)
    {
        List<EngineCommand> taken = filling;
        filling = emptied;
        return taken;
    }
}
