namespace GovMedia.Standalone;

/// <summary>What many threads ask of the engine's one.</summary>
internal sealed class Mailbox : IDisposable
{
    private readonly Lock gate = new();
    private readonly AutoResetEvent arrived = new(false);
    private List<EngineCommand> filling = [];
    private bool sleeping;

    public void Post(EngineCommand command)
    {
        bool wake;
        lock (gate)
        {
            filling.Add(command);
            wake = sleeping;
            sleeping = false;
        }

        if (wake)
        {
            arrived.Set();
        }
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

    public void Dispose() => arrived.Dispose();

    private List<EngineCommand> Swap(List<EngineCommand> emptied)
    {
        List<EngineCommand> taken = filling;
        filling = emptied;
        return taken;
    }
}
