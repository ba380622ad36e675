using Azure.Core;
using Azure.Storage.Blobs.Models;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Storage.Blobs;

/// <summary>One container of blobs.</summary>
public class BlobContainerClient
{
    private const string Container = "restype=container";

    private readonly StoragePipeline pipeline;

    /// <summary>For stand-ins in tests.</summary>
    protected BlobContainerClient() => pipeline = null!;

    /// <summary>Reaches a container of the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="blobContainerName">The container.</param>
    public BlobContainerClient(string connectionString, string blobContainerName)
        : this(connectionString, blobContainerName, null)
    {
    }

    /// <summary>Reaches a container of the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="blobContainerName">The container.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobContainerClient(string connectionString, string blobContainerName, BlobClientOptions? options)
    {
        StoragePipeline service = BlobServiceClient.Connect(connectionString, options);
        pipeline = service.At(BlobAddress.Below(service.Endpoint, blobContainerName));
    }

    /// <summary>Reaches a container without a credential: what is public, or what a signed address allows.</summary>
    /// <param name="blobContainerUri">The container's address.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobContainerClient(Uri blobContainerUri, BlobClientOptions? options = null)
        : this(BlobServiceClient.Connect(blobContainerUri, options))
    {
    }

    /// <summary>Reaches a container as an identity.</summary>
    /// <param name="blobContainerUri">The container's address, https.</param>
    /// <param name="credential">The identity.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobContainerClient(Uri blobContainerUri, TokenCredential credential, BlobClientOptions? options = null)
        : this(BlobServiceClient.Connect(blobContainerUri, credential, options))
    {
    }

    internal BlobContainerClient(StoragePipeline pipeline) => this.pipeline = pipeline;

    /// <summary>The container's address.</summary>
    public virtual Uri Uri => pipeline.Endpoint;

    /// <summary>The account.</summary>
    public virtual string AccountName => pipeline.Account;

    /// <summary>The container's name.</summary>
    public virtual string Name => BlobAddress.Split(pipeline.Endpoint).Container;

    /// <summary>A client of one blob, which need not exist.</summary>
    /// <param name="blobName">The blob's name; slashes make folders.</param>
    /// <returns>The client.</returns>
    public virtual BlobClient GetBlobClient(string blobName) =>
        new(pipeline.At(BlobAddress.Below(pipeline.Endpoint, blobName)));

    /// <summary>Creates the container.</summary>
    /// <param name="publicAccessType">What of it is public.</param>
    /// <param name="metadata">Names and values kept with it; null for none.</param>
    /// <param name="encryptionScopeOptions">
    /// With which key scope blobs are encrypted; null for the account's key.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The container.</returns>
    public virtual async Task<Response<BlobContainerInfo>> CreateAsync(
        PublicAccessType publicAccessType = PublicAccessType.None,
        IDictionary<string, string>? metadata = null,
        BlobContainerEncryptionScopeOptions? encryptionScopeOptions = null,
        CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Creation(publicAccessType, metadata, encryptionScopeOptions);
        Response response = await pipeline.SendAsync(message, cancellationToken, 201).ConfigureAwait(false);
        return Response.FromValue(new BlobContainerInfo(response), response);
    }

    /// <summary>Creates the container unless it exists.</summary>
    /// <param name="publicAccessType">What of it is public.</param>
    /// <param name="metadata">Names and values kept with it; null for none.</param>
    /// <param name="encryptionScopeOptions">
    /// With which key scope blobs are encrypted; null for the account's key.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The container; null if it existed.</returns>
    public virtual async Task<Response<BlobContainerInfo>?> CreateIfNotExistsAsync(
        PublicAccessType publicAccessType = PublicAccessType.None,
        IDictionary<string, string>? metadata = null,
        BlobContainerEncryptionScopeOptions? encryptionScopeOptions = null,
        CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Creation(publicAccessType, metadata, encryptionScopeOptions);
        Response response = await pipeline.TrySendAsync(message, cancellationToken).ConfigureAwait(false);
        return response.Status switch
        {
            201 => Response.FromValue(new BlobContainerInfo(response), response),
            409 when StorageErrors.CodeOf(response) == BlobErrorCode.ContainerAlreadyExists => null,
            _ => throw await StoragePipeline.FailAsync(response).ConfigureAwait(false),
        };
    }

    /// <summary>Whether the container exists.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True if it does.</returns>
    public virtual async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        using HttpMessage message = pipeline.Request(RequestMethod.Get, "", Container);
        Response response = await pipeline.SendAsync(message, cancellationToken, 200, 404).ConfigureAwait(false);
        return Response.FromValue(response.Status == 200, response);
    }

    /// <summary>The container's properties, among them whether its blobs can be made immutable.</summary>
    /// <param name="conditions">What must hold; null for nothing. Only the lease counts here.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The properties.</returns>
    public virtual async Task<Response<BlobContainerProperties>> GetPropertiesAsync(
        BlobRequestConditions? conditions = null, CancellationToken cancellationToken = default)
    {
        using HttpMessage message = pipeline.Request(RequestMethod.Get, "", Container);
        message.Request.AddText("x-ms-lease-id", conditions?.LeaseId);
        Response response = await pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(new BlobContainerProperties(response), response);
    }

    /// <summary>Deletes the container and all its blobs.</summary>
    /// <param name="conditions">What must hold; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The response.</returns>
    public virtual async Task<Response> DeleteAsync(
        BlobRequestConditions? conditions = null, CancellationToken cancellationToken = default)
    {
        using HttpMessage message = pipeline.Request(RequestMethod.Delete, "", Container);
        message.Request.Add(conditions);
        return await pipeline.SendAsync(message, cancellationToken, 202).ConfigureAwait(false);
    }

    /// <summary>Deletes the container and all its blobs, if it is there.</summary>
    /// <param name="conditions">What must hold; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True if it was there.</returns>
    public virtual async Task<Response<bool>> DeleteIfExistsAsync(
        BlobRequestConditions? conditions = null, CancellationToken cancellationToken = default)
    {
        using HttpMessage message = pipeline.Request(RequestMethod.Delete, "", Container);
        message.Request.Add(conditions);
        Response response = await pipeline.SendAsync(message, cancellationToken, 202, 404).ConfigureAwait(false);
        return Response.FromValue(response.Status == 202, response);
    }

    /// <summary>Lists blobs in the order of their names, fetching page after page.</summary>
    /// <param name="traits">What is told of each.</param>
    /// <param name="states">Which are listed beside the current ones.</param>
    /// <param name="prefix">How names begin; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The blobs.</returns>
    public virtual AsyncPageable<BlobItem> GetBlobsAsync(
        BlobTraits traits = BlobTraits.None,
        BlobStates states = BlobStates.None,
        string? prefix = null,
        CancellationToken cancellationToken = default) =>
        new FetchedPages<BlobItem>(
            async (next, size, token) =>
            {
                string query = BlobListing.Query(traits, states, prefix, next, size);
                using HttpMessage message = pipeline.Request(RequestMethod.Get, "", $"{Container}&{query}");
                Response response = await pipeline.SendAsync(message, token, 200).ConfigureAwait(false);
                return BlobListing.Read(response);
            },
            cancellationToken);

    /// <summary>Uploads a new blob.</summary>
    /// <param name="blobName">Its name.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it is after the upload.</returns>
    /// <exception cref="RequestFailedException">409 BlobAlreadyExists: there is such a blob.</exception>
    public virtual Task<Response<BlobContentInfo>> UploadBlobAsync(
        string blobName, Stream content, CancellationToken cancellationToken = default) =>
        GetBlobClient(blobName).UploadAsync(content, overwrite: false, cancellationToken);

    /// <summary>Uploads a new blob.</summary>
    /// <param name="blobName">Its name.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it is after the upload.</returns>
    /// <exception cref="RequestFailedException">409 BlobAlreadyExists: there is such a blob.</exception>
    public virtual Task<Response<BlobContentInfo>> UploadBlobAsync(
        string blobName, BinaryData content, CancellationToken cancellationToken = default) =>
        GetBlobClient(blobName).UploadAsync(content, overwrite: false, cancellationToken);

    /// <summary>Deletes a blob, if it is there.</summary>
    /// <param name="blobName">Its name.</param>
    /// <param name="snapshotsOption">What becomes of its snapshots.</param>
    /// <param name="conditions">What must hold; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True if it was there.</returns>
    public virtual Task<Response<bool>> DeleteBlobIfExistsAsync(
        string blobName,
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default) =>
        GetBlobClient(blobName).DeleteIfExistsAsync(snapshotsOption, conditions, cancellationToken);

    private HttpMessage Creation(
        PublicAccessType access,
        IDictionary<string, string>? metadata,
        BlobContainerEncryptionScopeOptions? encryption)
    {
        HttpMessage message = pipeline.Request(RequestMethod.Put, "", Container);
        message.Request.Add(metadata);
        message.Request.AddText("x-ms-blob-public-access", access switch
        {
            PublicAccessType.BlobContainer => "container",
            PublicAccessType.Blob => "blob",
            _ => null,
        });
        if (encryption?.DefaultEncryptionScope is { } scope)
        {
            message.Request.AddText("x-ms-default-encryption-scope", scope);
            message.Request.AddText(
                "x-ms-deny-encryption-scope-override", encryption.PreventEncryptionScopeOverride ? "true" : "false");
        }

        return message;
    }
}
