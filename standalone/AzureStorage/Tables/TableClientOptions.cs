using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>How a table client retries, logs and transports.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>The version of the service spoken, whichever is asked for: the newest that all hosts share.</summary>
    internal const string Version = "2019-02-02";

    /// <summary>Starts from the pipeline's defaults.</summary>
    /// <param name="serviceVersion">The service version.</param>
    public TableClientOptions(ServiceVersion serviceVersion = (ServiceVersion)1) => _ = serviceVersion;

    /// <summary>Versions of the Table service.</summary>
    public enum ServiceVersion
    {
    }
}
