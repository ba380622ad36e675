using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone;

/// <summary>
/// The app's timer functions, driven by the legal clock. A real clock wakes each of them by itself; a simulated one
/// drains them, one after the other in the order of their due times and names.
/// </summary>
internal sealed class TimerFunctions : BackgroundService, IClockedWork
{
    // A wall clock may be set; looking again this often bounds how late that makes an occurrence.
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(30);
    private readonly TimerStatusFile _statuses;
    private readonly TimeProvider _clock;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly SemaphoreSlim _oneDrain = new(1);
    private readonly TimerFunction[] _timers;

    /// <summary>Takes up the timer functions where they were left.</summary>
    /// <param name="functions">The app's functions.</param>
    /// <param name="runtime">Invokes them.</param>
    /// <param name="settings">Where the host keeps its files, and the schedules' settings.</param>
    /// <param name="clock">The legal clock.</param>
    /// <param name="lifetime">Nothing runs before the host has started.</param>
    /// <param name="log">Where failures go.</param>
    public TimerFunctions(
        IEnumerable<DeclaredFunction> functions,
        FunctionRuntime runtime,
        HostSettings settings,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        ILogger<TimerFunctions> log)
    {
        _clock = clock;
        _lifetime = lifetime;
        _statuses = new TimerStatusFile(settings.DataDirectory);
        DateTimeOffset now = clock.GetUtcNow();
        _timers = [.. functions.Where(function => function.Kind == TriggerKind.Timer)
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .Select(function => new TimerFunction(
                function, TimerSchedule.Of(function, settings.App), runtime, _statuses, now, log))];
        _statuses.Save();
    }

    /// <summary>How often timer functions have run since the start.</summary>
    public long Runs { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset? NextDue => Earliest()?.Next;

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await _oneDrain.WaitAsync(cancellationToken);
        try
        {
            while (Earliest() is { } timer && timer.Next <= _clock.GetUtcNow())
            {
                await timer.RunAsync(_clock.GetUtcNow(), cancellationToken);
                Runs++;
            }
        }
        finally
        {
            _oneDrain.Release();
        }
    }

    /// <summary>Puts on disk which occurrences have run.</summary>
    public void Save() => _statuses.Save();

    /// <inheritdoc/>
    public override void Dispose()
    {
        _oneDrain.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Started(stoppingToken);
            if (_clock is SimulatedClock)
            {
                await DrainAsync(stoppingToken);
                _statuses.Save();
            }
            else
            {
                await Task.WhenAll(_timers.Select(timer => WatchAsync(timer, stoppingToken)));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what was due stays due.
        }
    }

    private async Task Started(CancellationToken stoppingToken)
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = _lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private async Task WatchAsync(TimerFunction timer, CancellationToken stoppingToken)
    {
        while (true)
        {
            TimeSpan wait = timer.Next - _clock.GetUtcNow();
            if (wait <= TimeSpan.Zero)
            {
                await timer.RunAsync(_clock.GetUtcNow(), stoppingToken);
                _statuses.Save();
            }
            else
            {
                await Task.Delay(wait < s_look ? wait : s_look, _clock, stoppingToken);
            }
        }
    }

    private TimerFunction? Earliest()
    {
        TimerFunction? earliest = null;
        foreach (TimerFunction timer in _timers)
        {
            if (earliest is null || timer.Next < earliest.Next)
            {
                earliest = timer;
            }
        }

        return earliest;
    }
}
