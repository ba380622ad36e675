using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the app decides about its worker.</summary>
public class WorkerOptions
{
    /// <summary>Reads and writes JSON bodies of <c>HttpRequestData</c> and <c>HttpResponseData</c>; null for the
    /// default, System.Text.Json with names matched whatever their case.</summary>
    public ObjectSerializer? Serializer { get; set; }
}
