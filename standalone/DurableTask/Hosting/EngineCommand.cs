using GovMedia.Standalone.Engine;

namespace GovMedia.Standalone;

/// <summary>Something asked of the engine; answered when it is on disk.</summary>
internal abstract class EngineCommand
{
    /// <summary>Whether it is asked again when its transaction could not be written.</summary>
    public virtual bool Persists => false;

    /// <summary>Does it. What it throws goes to whoever asked.</summary>
    public abstract void Apply(EngineCore core);

    /// <summary>Tells whoever asked that it is done.</summary>
    public abstract void Done();

    /// <summary>Tells whoever asked that it has not happened.</summary>
    public abstract void Failed(Exception exception);
}

/// <summary>A command with an answer.</summary>
internal sealed class EngineCommand<T>(Func<EngineCore, T> apply) : EngineCommand
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T answer = default!;
    private Exception? refusal;

    public Task<T> Task => source.Task;

    public override void Apply(EngineCore core)
    {
        try
        {
            answer = apply(core);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            refusal = exception;
        }
        catch (DamagedRowException damage)
        {
            refusal = new StandaloneStorageException(damage.Message, damage);
        }
    }

    public override void Done()
    {
        if (refusal is null)
        {
            source.TrySetResult(answer);
        }
        else
        {
            source.TrySetException(refusal);
        }
    }

    public override void Failed(Exception exception) => source.TrySetException(exception);
}
