using Azure.Core;
using Azure.Storage.Blobs.Models;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Storage.Blobs;

/// <summary>The blobs of one storage account.</summary>
public class BlobServiceClient
{
    private readonly StoragePipeline pipeline;

    /// <summary>For stand-ins in tests.</summary>
    protected BlobServiceClient() => pipeline = null!;

    /// <summary>Reaches the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    public BlobServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>Reaches the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobServiceClient(string connectionString, BlobClientOptions? options)
        : this(Connect(connectionString, options))
    {
    }

    /// <summary>
    /// Reaches an account without a credential of one's own: what is public, or what a signed address allows.
    /// </summary>
    /// <param name="serviceUri">The Blob service's address.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobServiceClient(Uri serviceUri, BlobClientOptions? options = null)
        : this(Connect(serviceUri, options))
    {
    }

    /// <summary>Reaches an account as an identity.</summary>
    /// <param name="serviceUri">The Blob service's address, https.</param>
    /// <param name="credential">The identity.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions? options = null)
        : this(Connect(serviceUri, credential, options))
    {
    }

    private BlobServiceClient(StoragePipeline pipeline) => this.pipeline = pipeline;

    /// <summary>The account.</summary>
    public string AccountName => pipeline.Account;

    /// <summary>The Blob service's address.</summary>
    public virtual Uri Uri => pipeline.Endpoint;

    /// <summary>A client of one container, which need not exist.</summary>
    /// <param name="blobContainerName">The container's name.</param>
    /// <returns>The client.</returns>
    public virtual BlobContainerClient GetBlobContainerClient(string blobContainerName) =>
        new(pipeline.At(BlobAddress.Below(pipeline.Endpoint, blobContainerName)));

    /// <summary>What the account is.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its kind and redundancy.</returns>
    public virtual async Task<Response<AccountInfo>> GetAccountInfoAsync(CancellationToken cancellationToken = default)
    {
        using HttpMessage message = pipeline.Request(RequestMethod.Get, "/", "restype=account&comp=properties");
        Response response = await pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(new AccountInfo(response), response);
    }

    internal static StoragePipeline Connect(string connectionString, BlobClientOptions? options)
    {
        StorageAccount account = StorageAccount.Parse(connectionString);
        options ??= new BlobClientOptions();
        return StoragePipeline.WithKey(
            account.Blobs,
            account.Name,
            new BlobSignature(account.Name, account.Key),
            options,
            options.VersionText);
    }

    internal static StoragePipeline Connect(Uri address, BlobClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(address);
        options ??= new BlobClientOptions();
        return StoragePipeline.Anonymous(address, options, options.VersionText);
    }

    internal static StoragePipeline Connect(Uri address, TokenCredential credential, BlobClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(address);
        options ??= new BlobClientOptions();
        return StoragePipeline.WithToken(address, credential, options, options.VersionText);
    }
}
