using Azure.Core;
using Azure.Storage.Blobs.Models;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Storage.Blobs.Specialized;

/// <summary>One blob of any kind: its properties, its policy, its end.</summary>
/// <remarks>
/// A refusal is a <see cref="RequestFailedException"/> with the service's status and code. Requests are repeated
/// after network failures and 408, 429 and 5xx answers.
/// </remarks>
public partial class BlobBaseClient
{
    /// <summary>For stand-ins in tests.</summary>
    protected BlobBaseClient() => Pipeline = null!;

    /// <summary>Reaches a blob of the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="blobContainerName">The container.</param>
    /// <param name="blobName">The blob.</param>
    public BlobBaseClient(string connectionString, string blobContainerName, string blobName)
        : this(connectionString, blobContainerName, blobName, null)
    {
    }

    /// <summary>Reaches a blob of the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="blobContainerName">The container.</param>
    /// <param name="blobName">The blob.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobBaseClient(
        string connectionString, string blobContainerName, string blobName, BlobClientOptions? options)
    {
        StoragePipeline service = BlobServiceClient.Connect(connectionString, options);
        Uri container = BlobAddress.Below(service.Endpoint, blobContainerName);
        Pipeline = service.At(BlobAddress.Below(container, blobName));
    }

    /// <summary>Reaches a blob without a credential: what is public, or what a signed address allows.</summary>
    /// <param name="blobUri">The blob's address.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobBaseClient(Uri blobUri, BlobClientOptions? options = null)
        : this(BlobServiceClient.Connect(blobUri, options))
    {
    }

    /// <summary>Reaches a blob as an identity.</summary>
    /// <param name="blobUri">The blob's address, https.</param>
    /// <param name="credential">The identity.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobBaseClient(Uri blobUri, TokenCredential credential, BlobClientOptions? options = null)
        : this(BlobServiceClient.Connect(blobUri, credential, options))
    {
    }

    internal BlobBaseClient(StoragePipeline pipeline) => Pipeline = pipeline;

    /// <summary>The blob's address.</summary>
    public virtual Uri Uri => Pipeline.Endpoint;

    /// <summary>The account.</summary>
    public virtual string AccountName => Pipeline.Account;

    /// <summary>The container's name.</summary>
    public virtual string BlobContainerName => BlobAddress.Split(Pipeline.Endpoint).Container;

    /// <summary>The blob's name.</summary>
    public virtual string Name => BlobAddress.Split(Pipeline.Endpoint).Blob;

    internal StoragePipeline Pipeline { get; }

    /// <summary>Whether the blob exists.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True if it does.</returns>
    public virtual async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Pipeline.Request(RequestMethod.Head, "");
        Response response = await Pipeline.SendAsync(message, cancellationToken, 200, 404).ConfigureAwait(false);
        return Response.FromValue(response.Status == 200, response);
    }

    /// <summary>The blob's properties.</summary>
    /// <param name="conditions">What must hold; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The properties.</returns>
    public virtual async Task<Response<BlobProperties>> GetPropertiesAsync(
        BlobRequestConditions? conditions = null, CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Pipeline.Request(RequestMethod.Head, "");
        message.Request.Add(conditions);
        Response response = await Pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(new BlobProperties(response), response);
    }

    /// <summary>Replaces the blob's metadata.</summary>
    /// <param name="metadata">Names and values, ASCII.</param>
    /// <param name="conditions">What must hold; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the blob is then.</returns>
    public virtual async Task<Response<BlobInfo>> SetMetadataAsync(
        IDictionary<string, string> metadata,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Pipeline.Request(RequestMethod.Put, "", "comp=metadata");
        message.Request.Add(metadata);
        message.Request.Add(conditions);
        Response response = await Pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(new BlobInfo(response), response);
    }

    /// <summary>Replaces the headers the blob is served with.</summary>
    /// <param name="httpHeaders">The headers; null clears them.</param>
    /// <param name="conditions">What must hold; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the blob is then.</returns>
    public virtual async Task<Response<BlobInfo>> SetHttpHeadersAsync(
        BlobHttpHeaders? httpHeaders = null,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Pipeline.Request(RequestMethod.Put, "", "comp=properties");
        message.Request.Add(httpHeaders);
        message.Request.Add(conditions);
        Response response = await Pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(new BlobInfo(response), response);
    }

    /// <summary>Makes the blob immutable until a moment, where its container supports it.</summary>
    /// <param name="immutabilityPolicy">Until when, and how firmly.</param>
    /// <param name="conditions">What must hold; null for nothing. Only IfUnmodifiedSince counts here.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The policy in force.</returns>
    public virtual async Task<Response<BlobImmutabilityPolicy>> SetImmutabilityPolicyAsync(
        BlobImmutabilityPolicy immutabilityPolicy,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(immutabilityPolicy);
        using HttpMessage message = Pipeline.Request(RequestMethod.Put, "", "comp=immutabilityPolicies");
        message.Request.Add(immutabilityPolicy);
        message.Request.Add(conditions);
        Response response = await Pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(response.Policy(), response);
    }

    /// <summary>Takes an unlocked policy away.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The response.</returns>
    public virtual async Task<Response> DeleteImmutabilityPolicyAsync(CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Pipeline.Request(RequestMethod.Delete, "", "comp=immutabilityPolicies");
        return await Pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
    }

    /// <summary>Holds or releases the blob, where its container supports it.</summary>
    /// <param name="hasLegalHold">True to hold.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is held then.</returns>
    public virtual async Task<Response<BlobLegalHoldResult>> SetLegalHoldAsync(
        bool hasLegalHold, CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Pipeline.Request(RequestMethod.Put, "", "comp=legalhold");
        message.Request.AddText("x-ms-legal-hold", hasLegalHold ? "true" : "false");
        Response response = await Pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(
            new BlobLegalHoldResult { HasLegalHold = response.Flag("x-ms-legal-hold") }, response);
    }

    /// <summary>Deletes the blob.</summary>
    /// <param name="snapshotsOption">What becomes of its snapshots.</param>
    /// <param name="conditions">What must hold; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The response.</returns>
    /// <exception cref="RequestFailedException">404 BlobNotFound; 409 BlobImmutableDueToPolicy.</exception>
    public virtual async Task<Response> DeleteAsync(
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Deletion(snapshotsOption, conditions);
        return await Pipeline.SendAsync(message, cancellationToken, 202).ConfigureAwait(false);
    }

    /// <summary>Deletes the blob, if it is there.</summary>
    /// <param name="snapshotsOption">What becomes of its snapshots.</param>
    /// <param name="conditions">What must hold; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True if it was there.</returns>
    public virtual async Task<Response<bool>> DeleteIfExistsAsync(
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Deletion(snapshotsOption, conditions);
        Response response = await Pipeline.SendAsync(message, cancellationToken, 202, 404).ConfigureAwait(false);
        return Response.FromValue(response.Status == 202, response);
    }

    private HttpMessage Deletion(DeleteSnapshotsOption snapshots, BlobRequestConditions? conditions)
    {
        HttpMessage message = Pipeline.Request(RequestMethod.Delete, "");
        message.Request.Add(conditions);
        message.Request.AddText("x-ms-delete-snapshots", snapshots switch
        {
            DeleteSnapshotsOption.IncludeSnapshots => "include",
            DeleteSnapshotsOption.OnlySnapshots => "only",
            _ => null,
        });
        return message;
    }
}
