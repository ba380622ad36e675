using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Storage.Blobs;

/// <summary>One block blob, read and written whole.</summary>
public class BlobClient : BlobBaseClient
{
    /// <summary>For stand-ins in tests.</summary>
    protected BlobClient()
    {
    }

    /// <summary>Reaches a blob of the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="blobContainerName">The container.</param>
    /// <param name="blobName">The blob.</param>
    public BlobClient(string connectionString, string blobContainerName, string blobName)
        : base(connectionString, blobContainerName, blobName)
    {
    }

    /// <summary>Reaches a blob of the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="blobContainerName">The container.</param>
    /// <param name="blobName">The blob.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobClient(string connectionString, string blobContainerName, string blobName, BlobClientOptions? options)
        : base(connectionString, blobContainerName, blobName, options)
    {
    }

    /// <summary>Reaches a blob without a credential: what is public, or what a signed address allows.</summary>
    /// <param name="blobUri">The blob's address.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobClient(Uri blobUri, BlobClientOptions? options = null)
        : base(blobUri, options)
    {
    }

    /// <summary>Reaches a blob as an identity.</summary>
    /// <param name="blobUri">The blob's address, https.</param>
    /// <param name="credential">The identity.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public BlobClient(Uri blobUri, TokenCredential credential, BlobClientOptions? options = null)
        : base(blobUri, credential, options)
    {
    }

    internal BlobClient(StoragePipeline pipeline)
        : base(pipeline)
    {
    }

    /// <summary>Uploads a new blob.</summary>
    /// <param name="content">Its content, from the stream's position.</param>
    /// <returns>What it is then.</returns>
    /// <exception cref="RequestFailedException">409 BlobAlreadyExists: there is such a blob.</exception>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content) =>
        UploadAsync(content, false, CancellationToken.None);

    /// <summary>Uploads a new blob.</summary>
    /// <param name="content">Its content.</param>
    /// <returns>What it is then.</returns>
    /// <exception cref="RequestFailedException">409 BlobAlreadyExists: there is such a blob.</exception>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(BinaryData content) =>
        UploadAsync(content, false, CancellationToken.None);

    /// <summary>Uploads a new blob.</summary>
    /// <param name="content">Its content, from the stream's position.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it is then.</returns>
    /// <exception cref="RequestFailedException">409 BlobAlreadyExists: there is such a blob.</exception>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content, CancellationToken cancellationToken) =>
        UploadAsync(content, false, cancellationToken);

    /// <summary>Uploads a new blob.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it is then.</returns>
    /// <exception cref="RequestFailedException">409 BlobAlreadyExists: there is such a blob.</exception>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(
        BinaryData content, CancellationToken cancellationToken) =>
        UploadAsync(content, false, cancellationToken);

    /// <summary>Uploads a blob.</summary>
    /// <param name="content">Its content, from the stream's position.</param>
    /// <param name="overwrite">Whether it may replace one that is there.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it is then.</returns>
    /// <exception cref="RequestFailedException">
    /// 409 BlobAlreadyExists: there is one and it may not be replaced.
    /// </exception>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(
        Stream content, bool overwrite = false, CancellationToken cancellationToken = default) =>
        UploadAsync(content, Overwriting(overwrite), cancellationToken);

    /// <summary>Uploads a blob.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="overwrite">Whether it may replace one that is there.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it is then.</returns>
    /// <exception cref="RequestFailedException">
    /// 409 BlobAlreadyExists: there is one and it may not be replaced.
    /// </exception>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(
        BinaryData content, bool overwrite = false, CancellationToken cancellationToken = default) =>
        UploadAsync(content, Overwriting(overwrite), cancellationToken);

    /// <summary>Uploads a blob, replacing one that is there unless a condition forbids it.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="options">Headers, metadata, conditions, policy; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it is then.</returns>
    /// <exception cref="RequestFailedException">
    /// 412 ConditionNotMet, or 409 BlobAlreadyExists for If-None-Match *.
    /// </exception>
    public virtual async Task<Response<BlobContentInfo>> UploadAsync(
        BinaryData content, BlobUploadOptions? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        using Stream stream = content.ToStream();
        return await UploadAsync(stream, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads a blob, replacing one that is there unless a condition forbids it.</summary>
    /// <param name="content">
    /// Its content, from the stream's position. Long content goes in blocks, committed at its end.
    /// </param>
    /// <param name="options">Headers, metadata, conditions, policy; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it is then.</returns>
    /// <exception cref="RequestFailedException">
    /// 412 ConditionNotMet, or 409 BlobAlreadyExists for If-None-Match *.
    /// </exception>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(
        Stream content, BlobUploadOptions? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new BlobUpload(Pipeline, options ?? new BlobUploadOptions()).SendAsync(content, cancellationToken);
    }

    private static BlobUploadOptions Overwriting(bool overwrite) => overwrite
        ? new BlobUploadOptions()
        : new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
}
