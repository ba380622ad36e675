using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>A binding as the app declares it.</summary>
internal sealed class DeclaredBinding(string name, string type, BindingDirection direction) : BindingMetadata
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Type => type;

    /// <inheritdoc/>
    public override BindingDirection Direction => direction;
}
