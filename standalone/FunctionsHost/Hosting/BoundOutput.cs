using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>An output of an invocation, read and replaced in place.</summary>
internal sealed class BoundOutput<T>(Invocation invocation, BindingMetadata binding) : OutputBindingData<T>
{
    /// <inheritdoc/>
    public override string Name => binding.Name;

    /// <inheritdoc/>
    public override string BindingType => binding.Type;

    /// <inheritdoc/>
    public override T? Value
    {
        get => invocation.Output(binding.Name) is T value ? value : default;
        set => invocation.SetOutput(binding.Name, value);
    }
}
