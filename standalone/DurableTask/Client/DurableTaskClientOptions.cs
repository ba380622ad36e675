using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>A client's settings.</summary>
public class DurableTaskClientOptions
{
    private DataConverter? converter;

    /// <summary>The version new orchestrations get unless they name one; empty for unversioned.</summary>
    public string DefaultVersion { get; set; } = string.Empty;

    /// <summary>Writes and reads inputs, outputs and events: as set here, else the container's, else JSON. Null sets it
    /// back.</summary>
    public DataConverter DataConverter
    {
        get => converter ?? JsonDataConverter.Default;
        set => converter = value;
    }

    /// <summary>Accepted for compatibility; there are no entities here.</summary>
    public bool EnableEntitySupport { get; set; }

    internal bool HasConverter => converter is not null;
}
