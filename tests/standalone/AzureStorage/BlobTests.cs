using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GovMedia.Testing;

namespace GovMedia.Standalone.AzureStorage.Tests;

[Collection(AzuriteTests.Name)]
public sealed class BlobTests(AzuriteTests azurite)
{
    [Theory]
    [InlineData("evidence/YN-OBJ-2026-000123-K.zip")]
    [InlineData("证据/云南 (一)/甲+乙&丙%20.zip")]
    [InlineData("a'b;c=d,e@f!$~")]
    public async Task Upload_NameOfAnyScript_IsFoundUnderIt(string name)
    {
        BlobContainerClient container = await azurite.ContainerAsync();
        BlobClient blob = container.GetBlobClient(name);

        await blob.UploadAsync(BinaryData.FromString("内容"));

        BlobDownloadResult read = await blob.DownloadContentAsync();
        Assert.Equal("内容", read.Content.ToString());
        Assert.Equal(name, blob.Name);
        Assert.Equal(container.Name, blob.BlobContainerName);
        Assert.Equal(AzuriteServer.Account, blob.AccountName);
        Assert.Equal(name, (await container.GetBlobsAsync().FirstAsync()).Name);
    }

    [Fact]
    public async Task Upload_HeadersAndMetadata_ComeBack()
    {
        BlobClient blob = (await azurite.ContainerAsync()).GetBlobClient("b");
        byte[] hash = Convert.FromHexString("9DD4E461268C8034F5C8564E155C67A6"); // MD5 of "x"

        Response<BlobContentInfo> uploaded = await blob.UploadAsync(BinaryData.FromString("x"), new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders
            {
                ContentType = "text/plain; charset=utf-8",
                ContentDisposition = "attachment",
                ContentLanguage = "zh-CN",
                CacheControl = "no-store",
                ContentHash = hash,
            },
            Metadata = new Dictionary<string, string> { ["Case"] = "YN-OBJ-2026-000123-K", ["sealed"] = "true" },
        });

        BlobProperties read = await blob.GetPropertiesAsync();
        Assert.Equal(("text/plain; charset=utf-8", "attachment", "zh-CN", "no-store"),
            (read.ContentType, read.ContentDisposition, read.ContentLanguage, read.CacheControl));
        Assert.Equal(("YN-OBJ-2026-000123-K", "true"), (read.Metadata["case"], read.Metadata["sealed"]));
        Assert.Equal((1, BlobType.Block), (read.ContentLength, read.BlobType));
        Assert.Equal(hash, read.ContentHash);
        Assert.Equal(uploaded.Value.ETag, read.ETag);
        Assert.Equal(uploaded.Value.LastModified, read.LastModified);
        Assert.False(read.HasLegalHold);
        Assert.Null(read.ImmutabilityPolicy.ExpiresOn);
    }

    [Fact]
    public async Task SetMetadataAndHeaders_ReplaceWhatWasThere()
    {
        BlobClient blob = (await azurite.ContainerAsync()).GetBlobClient("b");
        await blob.UploadAsync(BinaryData.FromString("x"));

        await blob.SetMetadataAsync(new Dictionary<string, string> { ["a"] = "1" });
        await blob.SetHttpHeadersAsync(new BlobHttpHeaders { ContentType = "application/zip" });

        BlobProperties read = await blob.GetPropertiesAsync();
        Assert.Equal("1", read.Metadata["a"]);
        Assert.Equal("application/zip", read.ContentType);
    }

    [Fact]
    public async Task Upload_WithoutOverwrite_IsRefusedIfThereIsOne()
    {
        BlobClient blob = (await azurite.ContainerAsync()).GetBlobClient("b");
        await blob.UploadAsync(BinaryData.FromString("first"));

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.UploadAsync(BinaryData.FromString("second")));

        Assert.Equal(409, refused.Status);
        Assert.True(refused.ErrorCode == BlobErrorCode.BlobAlreadyExists);
        Assert.Equal("first", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task Upload_VersionDemanded_OneWriterWins()
    {
        BlobClient blob = (await azurite.ContainerAsync()).GetBlobClient("b");
        ETag first = (await blob.UploadAsync(BinaryData.FromString("1"))).Value.ETag;
        BlobUploadOptions demanding = new() { Conditions = new BlobRequestConditions { IfMatch = first } };
        await blob.UploadAsync(BinaryData.FromString("2"), demanding);

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.UploadAsync(BinaryData.FromString("3"), demanding));
        RequestFailedException unread = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.DownloadContentAsync(demanding.Conditions, CancellationToken.None));
        RequestFailedException undeleted = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.DeleteAsync(conditions: demanding.Conditions));

        Assert.Equal((412, "ConditionNotMet"), (refused.Status, refused.ErrorCode));
        Assert.Equal((412, 412), (unread.Status, undeleted.Status));
        Assert.Equal("2", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Upload_LongContent_GoesInBlocksAndComesBackWhole(bool isSeekable)
    {
        BlobClient blob = (await azurite.ContainerAsync()).GetBlobClient("long");
        byte[] content = new byte[isSeekable ? BlobUpload.SingleRequest + 12_345 : (2 * BlobUpload.Block) + 1];
        new Random(3).NextBytes(content);
        List<long> progress = [];
        Stream stream = isSeekable ? new MemoryStream(content) : new Unseekable(new MemoryStream(content));

        await blob.UploadAsync(stream, new BlobUploadOptions
        {
            ProgressHandler = new Listed(progress),
            Metadata = new Dictionary<string, string> { ["k"] = "v" },
        });

        using SHA256 hash = SHA256.Create();
        using BlobDownloadStreamingResult read = await blob.DownloadStreamingAsync();
        Assert.Equal(SHA256.HashData(content), await hash.ComputeHashAsync(read.Content));
        Assert.Equal("v", read.Details.Metadata["k"]);
        Assert.Equal(content.Length, progress[^1]);
        Assert.True(progress.Count > 2);
    }

    [Fact]
    public async Task Upload_LongContentWhereOneIs_IsRefusedAtTheCommit()
    {
        BlobClient blob = (await azurite.ContainerAsync()).GetBlobClient("long");
        await blob.UploadAsync(BinaryData.FromString("first"));

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.UploadAsync(new Unseekable(new MemoryStream(new byte[100]))));

        Assert.Equal(409, refused.Status);
        Assert.Equal("first", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task Download_Range_IsThatPart()
    {
        BlobClient blob = (await azurite.ContainerAsync()).GetBlobClient("b");
        await blob.UploadAsync(BinaryData.FromString("0123456789"));

        BlobDownloadResult read = await blob.DownloadContentAsync(
            new BlobDownloadOptions { Range = new HttpRange(3, 4) });

        Assert.Equal("3456", read.Content.ToString());
        Assert.Equal("bytes 3-6/10", read.Details.ContentRange);
    }

    [Fact]
    public async Task Upload_Nothing_IsAnEmptyBlob()
    {
        BlobClient blob = (await azurite.ContainerAsync()).GetBlobClient("empty");

        await blob.UploadAsync(Stream.Null);

        Assert.Equal(0, (await blob.DownloadContentAsync()).Value.Content.ToMemory().Length);
    }

    [Fact]
    public async Task Blob_ThatIsNotThere_SaysSo()
    {
        BlobContainerClient container = await azurite.ContainerAsync();
        BlobClient blob = container.GetBlobClient("none");

        RequestFailedException unread = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.DownloadContentAsync());
        RequestFailedException unstreamed = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.DownloadStreamingAsync());
        RequestFailedException unknown = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.GetPropertiesAsync());

        Assert.All(
            [unread, unstreamed, unknown],
            one => Assert.Equal((404, "BlobNotFound"), (one.Status, one.ErrorCode)));
        Assert.False(await blob.ExistsAsync());
        Assert.False(await blob.DeleteIfExistsAsync());
        Assert.False(await container.DeleteBlobIfExistsAsync("none"));
    }

    [Fact]
    public async Task Delete_Blob_IsGone()
    {
        BlobClient blob = (await azurite.ContainerAsync()).GetBlobClient("b");
        await blob.UploadAsync(BinaryData.FromString("x"));
        Assert.True(await blob.ExistsAsync());

        Assert.True(await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots));

        Assert.False(await blob.ExistsAsync());
    }

    private sealed class Listed(List<long> values) : IProgress<long>
    {
        public void Report(long value) => values.Add(value);
    }

    private sealed class Unseekable(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
