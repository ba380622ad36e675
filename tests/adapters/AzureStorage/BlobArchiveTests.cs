using Azure;
using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Tests.Contract;
using GovMedia.Testing;
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

    [Theory]
    [InlineData(true, 0, false, BlobProtection.Immutable)] // The account gives policies: nothing is asked for.
    [InlineData(false, 30, false, BlobProtection.Immutable)] // Each body is written with its own.
    [InlineData(false, 0, true, BlobProtection.Immutable)] // Or with a hold.
    [InlineData(false, 0, false, BlobProtection.WriteOnceByProgram)] // Supported, and nobody gives one.
    public async Task Protection_OfAStoreThatHolds_IsWhatABodyWrittenAtTheStartWasGiven(
        bool accountGives, int days, bool hold, BlobProtection expected)
    {
        await using HoldingAccount account = await HoldingAccount.StartAsync(accountGives);
        AzureStorageSettings place = Place(account) with { RetentionDays = days, LegalHold = hold };
        for (int start = 0; start < 2; start++)
        {
            using BlobArchive archive = new(place, TimeProvider.System);
            await archive.OpenAsync();
            Assert.Equal(expected, archive.Protection);
        }

        Assert.Contains("/self-check/", Assert.Single(account.Bodies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Protection_WithoutTheRightToSetAPolicy_FailsAtTheStart()
    {
        await using HoldingAccount account = await HoldingAccount.StartAsync(givesPolicies: false, takesPolicies: false);
        using BlobArchive archive = new(Place(account) with { RetentionDays = 30 }, TimeProvider.System);

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => archive.OpenAsync());

        Assert.Equal(403, refused.Status);
    }

    private AzureStorageSettings Place(HoldingAccount account) => _place with
    {
        ConnectionString = AzuriteServer.ConnectionTo(azurite.Server.Tables, account.Url),
    };
}
