using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Azure.Core;
using Azure.Storage.Blobs.Models;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Storage.Blobs;

/// <summary>One upload: in one request if it is short, else block by block, visible only once committed.</summary>
internal sealed class BlobUpload(StoragePipeline pipeline, BlobUploadOptions options)
{
    /// <summary>The longest content sent in one request, in bytes.</summary>
    internal const int SingleRequest = 64 << 20;

    /// <summary>The length of a block, in bytes; the service takes 50 000 of them.</summary>
    internal const int Block = 8 << 20;

    public Task<Response<BlobContentInfo>> SendAsync(Stream content, CancellationToken cancellationToken) =>
        content.CanSeek && content.Length - content.Position <= SingleRequest
            ? WholeAsync(content, cancellationToken)
            : InBlocksAsync(content, cancellationToken);

    private async Task<Response<BlobContentInfo>> WholeAsync(Stream content, CancellationToken cancellationToken)
    {
        long length = content.Length - content.Position;
        using HttpMessage message = pipeline.Request(RequestMethod.Put, "");
        message.Request.Headers.SetValue("x-ms-blob-type", "BlockBlob");
        message.Request.Content = RequestContent.Create(content);
        message.Request.Headers.SetValue("Content-Type", "application/octet-stream");
        message.Request.AddText("x-ms-blob-content-type", "application/octet-stream");
        return await FinishAsync(message, length, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Response<BlobContentInfo>> InBlocksAsync(Stream content, CancellationToken cancellationToken)
    {
        List<string> blocks = [];
        long sent = 0;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            while (true)
            {
                int read = await content.ReadAtLeastAsync(
                    buffer.AsMemory(0, Block), Block, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                blocks.Add(await StageAsync(blocks.Count, buffer.AsMemory(0, read), cancellationToken)
                    .ConfigureAwait(false));
                sent += read;
                options.ProgressHandler?.Report(sent);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        XElement list = new("BlockList", blocks.Select(id => new XElement("Latest", id)));
        using HttpMessage message = pipeline.Request(RequestMethod.Put, "", "comp=blocklist");
        message.Request.Content = RequestContent.Create(Encoding.UTF8.GetBytes(list.ToString()));
        message.Request.Headers.SetValue("Content-Type", "application/xml");
        return await FinishAsync(message, sent, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> StageAsync(int number, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        // All ids of a blob have the same length.
        string id = Convert.ToBase64String(
            Encoding.ASCII.GetBytes(number.ToString("D8", CultureInfo.InvariantCulture)));
        using HttpMessage message = pipeline.Request(
            RequestMethod.Put, "", $"comp=block&blockid={Uri.EscapeDataString(id)}");
        message.Request.AddText("x-ms-lease-id", options.Conditions?.LeaseId);
        message.Request.Headers.SetValue("Content-Type", "application/octet-stream");
        message.Request.Content = RequestContent.Create(block);
        await pipeline.SendAsync(message, cancellationToken, 201).ConfigureAwait(false);
        return id;
    }

    private async Task<Response<BlobContentInfo>> FinishAsync(
        HttpMessage message, long length, CancellationToken cancellationToken)
    {
        message.Request.Add(options.HttpHeaders);
        message.Request.Add(options.Metadata);
        message.Request.Add(options.Conditions);
        message.Request.Add(options.ImmutabilityPolicy);
        message.Request.AddText("x-ms-legal-hold", options.LegalHold switch
        {
            true => "true",
            false => "false",
            null => null,
        });
        message.Request.AddText("x-ms-tags", options.Tags is { Count: > 0 } tags
            ? string.Join('&', tags.Select(t => $"{Uri.EscapeDataString(t.Key)}={Uri.EscapeDataString(t.Value)}"))
            : null);
        Response response = await pipeline.SendAsync(message, cancellationToken, 201).ConfigureAwait(false);
        options.ProgressHandler?.Report(length);
        return Response.FromValue(new BlobContentInfo(response), response);
    }
}
