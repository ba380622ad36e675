using GovMedia.Standalone.Engine;
using GovMedia.Standalone.Storage;
using GovMedia.Standalone.Tracing;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone;

/// <summary>The engine of one file: its thread, its file, and the way to it from other threads.</summary>
internal sealed partial class EngineHost : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Mailbox mailbox = new();
    private readonly List<EngineCommand> drains = [];
    private readonly StoreFile storage;
    private readonly TimeProvider clock;
    private readonly CoreOptions coreOptions;
    private readonly ILogger logger;
    private readonly Thread thread;
    private EngineCore core;
    private CodeHost? code;
    private ActivityRunner? runner;
    private volatile StandaloneStorageException? broken;
    private volatile bool stopping;

    public EngineHost(StandaloneOptions options, TimeProvider clock, ILogger logger)
    {
        this.clock = clock;
        this.logger = logger;
        storage = StoreFile.Open(options);
        coreOptions = new CoreOptions
        {
            Clock = clock,
            Tracer = new Tracer(options.Tracing),
            WarmInstances = Math.Max(0, options.WarmInstances),
            ParkOnNonDeterminism = options.ParkOnNonDeterminism,
            Dedupe = [.. options.DefaultDedupeStatuses],
        };
        try
        {
            core = Recovered();
            Publish();
        }
        catch (StoreException failure)
        {
            storage.Dispose();
            throw new StandaloneStorageException(failure.Message, failure);
        }

        thread = new Thread(Loop) { IsBackground = true, Name = "durable engine" };
        thread.Start();
    }

    public string Path => storage.Path;

    public ReaderPool Readers => storage.Readers;

    public Waiters Waiters { get; } = new();

    public Tracer Tracer => coreOptions.Tracer;

    /// <summary>Asks something of the engine.</summary>
    /// <returns>The answer, once it is on disk.</returns>
    public Task<T> Ask<T>(Func<EngineCore, T> apply, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        EngineCommand<T> command = new(apply);
        Post(command);
        return cancellation.CanBeCanceled ? command.Task.WaitAsync(cancellation) : command.Task;
    }

    /// <summary>Refuses those who would wait for an engine that has stopped.</summary>
    /// <exception cref="StandaloneStorageException">The file is damaged, and how.</exception>
    /// <exception cref="ObjectDisposedException">The engine has been disposed of.</exception>
    public void EnsureRunning()
    {
        if (broken is { } reason)
        {
            throw new StandaloneStorageException(reason.Message, reason);
        }

        if (stopping)
        {
            throw Stopped();
        }
    }

    /// <summary>Gives the engine its code.</summary>
    public Task Attach(CodeHost host, int activityLimit) => Ask(engine =>
    {
        if (code is not null)
        {
            throw new InvalidOperationException($"{Path} already has a worker in this process; one file, one worker.");
        }

        code = host;
        runner = new ActivityRunner(host, activityLimit, Post, Tracer);
        engine.Attach(host);
        return true;
    });

    /// <summary>Takes the code away: nothing is started any more, what is sent is kept.</summary>
    public Task Detach() => Ask(engine =>
    {
        runner?.Stop();
        runner = null;
        code = null;
        engine.Detach();
        return true;
    });

    public void Dispose()
    {
        stopping = true;
        mailbox.Post(new EngineCommand<bool>(_ => true));
        if (!thread.Join(Patience))
        {
            // Its file stays open: nobody else may have it while that code may still come back.
            logger.LogCritical("{Instance} holds the engine of {Path}, which is left behind", core.Running, Path);
            Refuse(mailbox.Close());
            return;
        }

        Refuse(mailbox.Close());
        storage.Dispose();
        mailbox.Dispose();
    }

    private void Post(EngineCommand command)
    {
        if (broken is { } reason)
        {
            command.Failed(reason);
        }
        else if (stopping || !mailbox.Post(command))
        {
            command.Failed(broken as Exception ?? Stopped());
        }
    }

    private ObjectDisposedException Stopped() => new(Path, "The engine of this file has been stopped.");

    private void Loop()
    {
        List<EngineCommand> commands = [];
        while (true)
        {
            commands.Clear();
            commands = mailbox.Take(commands, NextWait());
            if (stopping)
            {
                Refuse(commands);
                return;
            }

            try
            {
                Cycle(commands);
            }
#pragma warning disable CA1031 // The engine's thread outlives any failure of one transaction.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (!Survive(failure, commands))
                {
                    return;
                }
            }
        }
    }

    private TimeSpan NextWait()
    {
        if (core.HasWork)
        {
            return TimeSpan.Zero;
        }

        if (core.NextDue is not { } due)
        {
            return Timeout.InfiniteTimeSpan;
        }

        // A timer may be armed for a time that is past, and then nobody has to move a clock for it. Else a simulated clock
        // says when it moves; of a real one never longer than the poll is waited, because it can be set meanwhile.
        long ticks = due - clock.GetUtcNow().UtcTicks;
        return ticks <= 0 ? TimeSpan.Zero
            : clock is SimulatedClock ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromTicks(Math.Min(ticks + 9999, Poll.Ticks));
    }

    private void Cycle(List<EngineCommand> commands)
    {
        bool timerDue = core.NextDue is { } due && due <= clock.GetUtcNow().UtcTicks;
        if (commands.Count > 0 || core.HasWork || timerDue)
        {
            core.BeginCycle();
            foreach (EngineCommand command in commands)
            {
                command.Apply(core);
            }

            core.Work();
            core.EndCycle();
            Release(commands);
        }

        Settle();
    }

    /// <summary>Lets out what the cycle has made permanent.</summary>
    private void Release(List<EngineCommand> commands)
    {
        Publish();
        storage.Written();
        core.Spans.ForEach(span => span.Tell());
        core.Spans.Clear();
        foreach (Instance instance in core.Changed)
        {
            Waiters.Tell(instance);
        }

        core.Changed.Clear();
        if (runner is { } activities)
        {
            foreach (ActivityWork work in core.ActivitiesToStart)
            {
                activities.Start(work);
            }

            core.ActivitiesToStart.Clear();
        }

        foreach (EngineCommand command in commands)
        {
            command.Done();
        }
    }
}
