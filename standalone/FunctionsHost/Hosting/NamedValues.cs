using System.Collections.ObjectModel;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>What a trigger knows by name, whatever the name's case.</summary>
internal sealed class NamedValues(IReadOnlyDictionary<string, object?> values) : BindingContext
{
    /// <summary>Nothing.</summary>
    public static NamedValues None { get; } = new(ReadOnlyDictionary<string, object?>.Empty);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> BindingData { get; } = values;
}
