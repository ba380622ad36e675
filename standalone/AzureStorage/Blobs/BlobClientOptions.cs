using Azure.Core;

namespace Azure.Storage.Blobs;

/// <summary>How a blob client retries, logs and transports.</summary>
public class BlobClientOptions : ClientOptions
{
    private const ServiceVersion Newest = ServiceVersion.V2023_01_03;

    /// <summary>Starts from the pipeline's defaults.</summary>
    /// <param name="version">The version of the service to speak.</param>
    public BlobClientOptions(ServiceVersion version = Newest)
    {
        if (!Enum.IsDefined(version))
        {
            throw new ArgumentOutOfRangeException(nameof(version), version, $"Known up to {Newest}.");
        }

        Version = version;
    }

    // The official package names its members so.
#pragma warning disable CA1707
    /// <summary>Versions of the Blob service.</summary>
    public enum ServiceVersion
    {
        /// <summary>Version 2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>Version 2019-07-07.</summary>
        V2019_07_07 = 2,

        /// <summary>Version 2019-12-12.</summary>
        V2019_12_12 = 3,

        /// <summary>Version 2020-02-10.</summary>
        V2020_02_10 = 4,

        /// <summary>Version 2020-04-08.</summary>
        V2020_04_08 = 5,

        /// <summary>Version 2020-06-12.</summary>
        V2020_06_12 = 6,

        /// <summary>Version 2020-08-04.</summary>
        V2020_08_04 = 7,

        /// <summary>Version 2020-10-02.</summary>
        V2020_10_02 = 8,

        /// <summary>Version 2020-12-06.</summary>
        V2020_12_06 = 9,

        /// <summary>Version 2021-02-12.</summary>
        V2021_02_12 = 10,

        /// <summary>Version 2021-04-10.</summary>
        V2021_04_10 = 11,

        /// <summary>Version 2021-06-08.</summary>
        V2021_06_08 = 12,

        /// <summary>Version 2021-08-06.</summary>
        V2021_08_06 = 13,

        /// <summary>Version 2021-10-04.</summary>
        V2021_10_04 = 14,

        /// <summary>Version 2021-12-02.</summary>
        V2021_12_02 = 15,

        /// <summary>Version 2022-11-02.</summary>
        V2022_11_02 = 16,

        /// <summary>Version 2023-01-03.</summary>
        V2023_01_03 = 17,
    }
#pragma warning restore CA1707

    /// <summary>The version of the service spoken.</summary>
    public ServiceVersion Version { get; }

    /// <summary>The version as the wire names it.</summary>
    internal string VersionText => Version.ToString()[1..].Replace('_', '-');
}
