using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>A client's settings.</summary>
public class DurableTaskClientOptions
{
    /// <summary>The version new orchestrations get unless they name one; empty for unversioned.</summary>
    public string DefaultVersion { get; set; } = string.Empty;

    /// <summary>Writes and reads inputs, outputs and events.</summary>
    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;

    /// <summary>Accepted for compatibility; there are no entities here.</summary>
    public bool EnableEntitySupport { get; set; }
}
