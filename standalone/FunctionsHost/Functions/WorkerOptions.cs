using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the app decides about its worker.</summary>
public class WorkerOptions
{
    /// <summary>
    /// Reads and writes JSON bodies of <c>HttpRequestData</c> and <c>HttpResponseData</c>, and the inputs and results
    /// of orchestrations and activities. Null for the defaults: System.Text.Json with names matched whatever their
    /// case, and the durable engine's own converter. Inputs of open instances are read with it, too, so it is chosen
    /// once for a data directory.
    /// </summary>
    public ObjectSerializer? Serializer { get; set; }

    /// <summary>The app's converters; they are asked before the host binds a parameter itself.</summary>
    public InputConverterCollection InputConverters { get; } = new();

    /// <summary>What a worker tells the Functions host about itself. This host, being one with it, reads none of it.
    /// </summary>
    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>
    {
        ["HandlesWorkerTerminateMessage"] = bool.TrueString,
        ["HandlesInvocationCancelMessage"] = bool.TrueString,
        [nameof(IncludeEmptyEntriesInMessagePayload)] = bool.TrueString,
        ["EnableUserCodeException"] = bool.TrueString,
    };

    /// <summary>Whether the Functions host gets exceptions as they were thrown; here it always does. True by default.
    /// </summary>
    [Obsolete("This is now the default behavior. This property may be unavailable in future releases.", false)]
    public bool EnableUserCodeException
    {
        get => Has(nameof(EnableUserCodeException));
        set => Say(nameof(EnableUserCodeException), value);
    }

    /// <summary>Whether empty entries of a batch of messages reach the function; this host has no trigger of messages.
    /// True by default.</summary>
    public bool IncludeEmptyEntriesInMessagePayload
    {
        get => Has(nameof(IncludeEmptyEntriesInMessagePayload));
        set => Say(nameof(IncludeEmptyEntriesInMessagePayload), value);
    }

    private bool Has(string capability) =>
        Capabilities.TryGetValue(capability, out string? said) && bool.TryParse(said, out bool has) && has;

    // A capability said to be false would be taken for one that is there.
    private void Say(string capability, bool has)
    {
        if (has)
        {
            Capabilities[capability] = bool.TrueString;
        }
        else
        {
            Capabilities.Remove(capability);
        }
    }
}
