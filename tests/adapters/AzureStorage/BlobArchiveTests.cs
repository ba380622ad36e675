using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Tests.Contract;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Tests.AzureStorage;

[Collection(nameof(Azurite))]
public sealed class BlobArchiveTests(Azurite azurite) : BlobArchiveContract
{
    private readonly AzureStorageSettings _place = azurite.NewPlace();

    protected override Task<IBlobArchive> OpenAsync() =>
        Task.FromResult<IBlobArchive>(new BlobArchive(_place, TimeProvider.System));

    protected override Task CleanUpAsync()
    {
        ((BlobArchive)Archive).Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Protection_AskedForWhereTheStoreHasNone_SaysSoAndStillWrites()
    {
        using BlobArchive archive = new(_place with { RetentionDays = 30, LegalHold = true }, TimeProvider.System);

        await archive.OpenAsync();

        Assert.Equal(BlobProtection.WriteOnceByProgram, archive.Protection);
        Assert.True(await archive.WriteOnceAsync("a", new byte[] { 1 }));
    }
}
