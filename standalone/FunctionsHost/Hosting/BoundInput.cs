using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>An input of an invocation, read and replaced in place.</summary>
internal sealed class BoundInput<T>(Invocation invocation, int position, BindingMetadata binding) : InputBindingData<T>
{
    /// <inheritdoc/>
    public override BindingMetadata BindingMetadata => binding;

    /// <inheritdoc/>
    public override T? Value
    {
        get => (T?)invocation.Input(position);
        set => invocation.SetInput(position, value);
    }
}
