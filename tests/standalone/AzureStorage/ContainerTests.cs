using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GovMedia.Testing;

namespace GovMedia.Standalone.AzureStorage.Tests;

[Collection(AzuriteTests.Name)]
public sealed class ContainerTests(AzuriteTests azurite)
{
    [Fact]
    public async Task GetBlobs_ByPrefixAndPage_ListsEachOnceInOrder()
    {
        BlobContainerClient container = await azurite.ContainerAsync();
        foreach (int n in Enumerable.Range(0, 7))
        {
            await container.UploadBlobAsync($"甲/{n}", BinaryData.FromString("x"));
            await container.UploadBlobAsync($"乙/{n}", BinaryData.FromString("x"));
        }

        List<Page<BlobItem>> pages = await container
            .GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, "甲/", CancellationToken.None)
            .AsPages(pageSizeHint: 3).ToListAsync();

        Assert.Equal([3, 3, 1], pages.Select(page => page.Values.Count));
        Assert.Equal(
            Enumerable.Range(0, 7).Select(n => $"甲/{n}"),
            pages.SelectMany(page => page.Values).Select(blob => blob.Name));
        Assert.All(pages[0].Values, blob => Assert.Equal(1, blob.Properties.ContentLength));
    }

    [Fact]
    public async Task Container_CreatedTwice_SaysWhatWasThere()
    {
        BlobContainerClient container =
            new BlobServiceClient(azurite.Server.ConnectionString).GetBlobContainerClient("twice");

        Assert.False(await container.ExistsAsync());
        Assert.NotNull(await container.CreateIfNotExistsAsync());
        Assert.Null(await container.CreateIfNotExistsAsync());
        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => container.CreateAsync());

        Assert.True(refused.ErrorCode == BlobErrorCode.ContainerAlreadyExists);
        Assert.True(await container.ExistsAsync());
        Assert.True(await container.DeleteIfExistsAsync());
        Assert.False(await container.DeleteIfExistsAsync());
    }

    [Fact]
    public async Task Container_OfAzurite_SupportsNoImmutability()
    {
        BlobContainerClient container = await azurite.ContainerAsync();
        BlobClient blob = container.GetBlobClient("b");
        await blob.UploadAsync(BinaryData.FromString("x"));

        BlobContainerProperties properties = await container.GetPropertiesAsync();
        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.SetImmutabilityPolicyAsync(new BlobImmutabilityPolicy
            {
                ExpiresOn = DateTimeOffset.UnixEpoch.AddYears(100),
                PolicyMode = BlobImmutabilityPolicyMode.Unlocked,
            }));

        Assert.False(properties.HasImmutableStorageWithVersioning);
        Assert.Equal(PublicAccessType.None, properties.PublicAccess);
        Assert.InRange(refused.Status, 400, 599);
    }

    [Fact]
    public async Task Account_OfAzurite_TellsItsKind()
    {
        AccountInfo account = await new BlobServiceClient(azurite.Server.ConnectionString).GetAccountInfoAsync();

        Assert.Equal((SkuName.StandardRagrs, AccountKind.StorageV2), (account.SkuName, account.AccountKind));
    }

    [Fact]
    public async Task AnyRequest_WrongKey_IsForbidden()
    {
        string wrong = azurite.Server.ConnectionString.Replace(
            AzuriteServer.Key, Convert.ToBase64String(new byte[64]), StringComparison.Ordinal);

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => new BlobContainerClient(wrong, "any").CreateAsync());

        Assert.Equal((403, "AuthorizationFailure"), (refused.Status, refused.ErrorCode));
    }
}
