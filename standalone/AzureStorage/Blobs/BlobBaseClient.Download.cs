using Azure.Core;
using Azure.Storage.Blobs.Models;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Storage.Blobs.Specialized;

/// <content>The blob's content, read.</content>
public partial class BlobBaseClient
{
    /// <summary>How often a broken download is taken up again.</summary>
    private const int Resumptions = 5;

    /// <summary>Reads the content whole, into memory.</summary>
    /// <returns>The content.</returns>
    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync() =>
        DownloadContentAsync((BlobDownloadOptions?)null, CancellationToken.None);

    /// <summary>Reads the content whole, into memory.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The content.</returns>
    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken) =>
        DownloadContentAsync((BlobDownloadOptions?)null, cancellationToken);

    /// <summary>Reads the content whole, into memory.</summary>
    /// <param name="conditions">What must hold; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The content.</returns>
    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync(
        BlobRequestConditions? conditions, CancellationToken cancellationToken) =>
        DownloadContentAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);

    /// <summary>Reads the content or a part of it, into memory.</summary>
    /// <param name="options">Which part, on what conditions; null for all, on none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The content.</returns>
    /// <exception cref="RequestFailedException">
    /// 404 BlobNotFound; 412 ConditionNotMet; 304 if it is not newer.
    /// </exception>
    public virtual async Task<Response<BlobDownloadResult>> DownloadContentAsync(
        BlobDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Reading(options?.Range ?? default, options?.Conditions);
        Response response = await Pipeline.SendAsync(message, cancellationToken, 200, 206).ConfigureAwait(false);
        return Response.FromValue(
            new BlobDownloadResult(response.Content, new BlobDownloadDetails(response)), response);
    }

    /// <summary>Reads the content or a part of it, as it comes.</summary>
    /// <param name="options">Which part, on what conditions; null for all, on none.</param>
    /// <param name="cancellationToken">Ends the wait for the first bytes.</param>
    /// <returns>The stream, which the caller disposes of.</returns>
    public virtual async Task<Response<BlobDownloadStreamingResult>> DownloadStreamingAsync(
        BlobDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        HttpRange range = options?.Range ?? default;
        (Response response, Stream first) =
            await OpenAsync(range, options?.Conditions, cancellationToken).ConfigureAwait(false);
        BlobDownloadDetails details = new(response);

        // The same version only: a blob changed in between must not be spliced.
        BlobRequestConditions same = new() { IfMatch = details.ETag, LeaseId = options?.Conditions?.LeaseId };
        ResumingStream content = new(first, details.ContentLength, Resumptions, async (read, token) =>
        {
            HttpRange rest = new(range.Offset + read, details.ContentLength - read);
            return (await OpenAsync(rest, same, token).ConfigureAwait(false)).Content;
        });
        return Response.FromValue(new BlobDownloadStreamingResult(content, details), response);
    }

    /// <summary>Copies the content into a stream.</summary>
    /// <param name="destination">The stream.</param>
    /// <returns>The response.</returns>
    public virtual Task<Response> DownloadToAsync(Stream destination) =>
        DownloadToAsync(destination, CancellationToken.None);

    /// <summary>Copies the content into a stream.</summary>
    /// <param name="destination">The stream.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <returns>The response.</returns>
    public virtual async Task<Response> DownloadToAsync(Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Response<BlobDownloadStreamingResult> download =
            await DownloadStreamingAsync(null, cancellationToken).ConfigureAwait(false);
        using BlobDownloadStreamingResult content = download.Value;
        await content.Content.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
        return download.GetRawResponse();
    }

    private async Task<(Response Response, Stream Content)> OpenAsync(
        HttpRange range, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        using HttpMessage message = Reading(range, conditions);
        message.BufferResponse = false;
        Response response = await Pipeline.SendAsync(message, cancellationToken, 200, 206).ConfigureAwait(false);
        return (response, message.ExtractResponseContent() ?? Stream.Null);
    }

    private HttpMessage Reading(HttpRange range, BlobRequestConditions? conditions)
    {
        HttpMessage message = Pipeline.Request(RequestMethod.Get, "");
        message.Request.Add(conditions);
        if (range != default)
        {
            message.Request.Headers.SetValue("x-ms-range", range.ToString());
        }

        return message;
    }
}
