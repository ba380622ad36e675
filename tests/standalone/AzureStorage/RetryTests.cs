using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace GovMedia.Standalone.AzureStorage.Tests;

[Collection(AzuriteTests.Name)]
public sealed class RetryTests(AzuriteTests azurite)
{
    [Fact]
    public async Task AddEntity_BusyThenBroken_IsTriedAgain()
    {
        await using FlakyProxy proxy = new(
            azurite.Server.Tables,
            new FlakyProxy.Spoil.Answer(503),
            new FlakyProxy.Spoil.HangUp(),
            new FlakyProxy.Spoil.Answer(500));
        TableClient table = await azurite.TableAsync(proxy.Address);

        await table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });

        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("V"));
        Assert.Equal(4, proxy.Connections);
    }

    [Fact]
    public async Task AddEntity_BusyForGood_FailsWithTheLastAnswer()
    {
        await using FlakyProxy proxy = new(
            azurite.Server.Tables, [.. Enumerable.Repeat(new FlakyProxy.Spoil.Answer(503), 10)]);
        TableClient table = await azurite.TableAsync(proxy.Address);

        RequestFailedException busy = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(503, busy.Status);
        Assert.Equal(4, proxy.Connections);
    }

    [Fact]
    public async Task AddEntity_AnswerLost_IsWrittenOnceAndSaysThatItExists()
    {
        await using FlakyProxy proxy = new(azurite.Server.Tables, new FlakyProxy.Spoil.LoseAnswer());
        TableClient table = await azurite.TableAsync(proxy.Address);

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 }));

        Assert.Equal((409, "EntityAlreadyExists"), (refused.Status, refused.ErrorCode));
        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("V"));
    }

    [Fact]
    public async Task SubmitTransaction_Broken_IsSentAgainWhole()
    {
        await using FlakyProxy proxy = new(azurite.Server.Tables, new FlakyProxy.Spoil.HangUp());
        TableClient table = await azurite.TableAsync(proxy.Address);

        await table.SubmitTransactionAsync(Enumerable.Range(0, 3).Select(n => new TableTransactionAction(
            TableTransactionActionType.Add, new TableEntity("p", $"{n}"))));

        Assert.Equal(3, (await table.QueryAsync<TableEntity>().ToListAsync()).Count);
    }

    [Fact]
    public async Task Upload_Broken_SendsTheStreamFromItsStart()
    {
        await using FlakyProxy proxy = new(
            azurite.Server.Blobs, new FlakyProxy.Spoil.HangUp(), new FlakyProxy.Spoil.Answer(503));
        BlobContainerClient container = await azurite.ContainerAsync(proxy.Address);
        byte[] content = Content(300_000);

        await container.GetBlobClient("b").UploadAsync(new MemoryStream(content));

        BlobDownloadResult read = await container.GetBlobClient("b").DownloadContentAsync();
        Assert.Equal(content, read.Content.ToArray());
    }

    [Fact]
    public async Task DownloadStreaming_CutTwice_GoesOnWhereItBroke()
    {
        BlobContainerClient direct = await azurite.ContainerAsync();
        byte[] content = Content(3_000_000);
        await direct.GetBlobClient("b").UploadAsync(new MemoryStream(content));
        await using FlakyProxy proxy = new(
            azurite.Server.Blobs, new FlakyProxy.Spoil.CutAfter(1_000_000), new FlakyProxy.Spoil.CutAfter(700_000));
        BlobClient blob = new(
            GovMedia.Testing.AzuriteServer.ConnectionTo(azurite.Server.Tables, proxy.Address), direct.Name, "b");

        using MemoryStream read = new();
        await blob.DownloadToAsync(read);

        Assert.Equal(content, read.ToArray());
        Assert.Equal(3, proxy.Connections);
    }

    [Fact]
    public async Task DownloadStreaming_ChangedAfterTheCut_IsNotSpliced()
    {
        BlobContainerClient direct = await azurite.ContainerAsync();
        await direct.GetBlobClient("b").UploadAsync(new MemoryStream(Content(3_000_000)));
        await using FlakyProxy proxy = new(azurite.Server.Blobs, new FlakyProxy.Spoil.CutAfter(1_000_000));
        BlobClient blob = new(
            GovMedia.Testing.AzuriteServer.ConnectionTo(azurite.Server.Tables, proxy.Address), direct.Name, "b");

        using BlobDownloadStreamingResult download = await blob.DownloadStreamingAsync();
        await direct.GetBlobClient("b").UploadAsync(new MemoryStream(new byte[3_000_000]), overwrite: true);

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => download.Content.CopyToAsync(Stream.Null));
        Assert.Equal(412, refused.Status);
    }

    private static byte[] Content(int length)
    {
        byte[] content = new byte[length];
        new Random(7).NextBytes(content);
        return content;
    }
}
