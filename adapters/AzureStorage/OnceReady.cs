namespace GovMedia.Adapters.AzureStorage;

/// <summary>A preparation that runs before first use: once if it succeeds, again at the next use if it fails.</summary>
internal sealed class OnceReady(Func<CancellationToken, Task> prepare) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private volatile bool _ready;

    public async ValueTask WaitAsync(CancellationToken cancellation)
    {
        if (_ready)
        {
            return;
        }

        await _one.WaitAsync(cancellation);
        try
        {
            if (!_ready)
            {
                await prepare(cancellation);
                _ready = true;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
