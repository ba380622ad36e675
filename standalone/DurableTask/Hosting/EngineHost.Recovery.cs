using GovMedia.Standalone.Engine;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone;

/// <content>Starting over after a failure, or stopping for good.</content>
internal sealed partial class EngineHost
{
    private EngineCore Recovered()
    {
        EngineCore fresh = new(storage.Store, coreOptions, logger);
        fresh.Recover();
        if (code is not null)
        {
            fresh.Attach(code);
        }

        return fresh;
    }

    /// <summary>Starts over from what is on disk, as after a crash.</summary>
    /// <returns>False when there is no going on.</returns>
    private bool Survive(Exception failure, List<EngineCommand> commands)
    {
        failures++;
        string text = failure is StoreException or HalfDoneException ? failure.Message : $"{Path}: the engine failed: {failure.Message}";
        StandaloneStorageException told = new(text, failure);
        bool fatal = failure is StoreException { IsFatal: true };
        logger.LogCritical(failure, "A transaction was not written: {Reason}", text);
        foreach (EngineCommand command in commands.Where(one => fatal || !one.Persists))
        {
            command.Failed(told);
        }

        bool canRepeat = failure is StoreException || core.Running.Length == 0;
        if (!canRepeat)
        {
            coreOptions.Poisoned.Add(core.Running);
        }

        while (!fatal)
        {
            try
            {
                storage.Store.Rollback();
                core = Recovered();
                foreach (EngineCommand command in commands.Where(one => one.Persists))
                {
                    mailbox.Post(command);
                }

                if (canRepeat)
                {
                    Thread.Sleep(Poll);
                }

                return true;
            }
#pragma warning disable CA1031 // Nor may one in starting over end the process.
            catch (Exception again)
#pragma warning restore CA1031
            {
                fatal = again is not StoreException { IsFatal: false } || stopping;
                told = new StandaloneStorageException(again.Message, again);
                Thread.Sleep(Poll);
            }
        }

        broken = told;
        Refuse(mailbox.Close());
        Waiters.Fail(told);
        return false;
    }

    private void Refuse(List<EngineCommand> commands)
    {
        Exception reason = broken as Exception ?? Stopped();
        foreach (EngineCommand command in commands.Concat(drains))
        {
            command.Failed(reason);
        }

        drains.Clear();
        Waiters.Fail(reason);
    }
}
