using GovMedia.Adapters.AzureStorage;
using GovMedia.Testing;

namespace GovMedia.Adapters.Tests.AzureStorage;

/// <summary>One real Azurite for all the tests that need one.</summary>
[CollectionDefinition(nameof(Azurite))]
public sealed class Azurite : ICollectionFixture<Azurite>, IAsyncLifetime
{
    private int _names;

    public AzuriteServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await AzuriteServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>A table and a container that nobody has used.</summary>
    public AzureStorageSettings NewPlace()
    {
        int number = Interlocked.Increment(ref _names);
        return new AzureStorageSettings
        {
            ConnectionString = Server.ConnectionString,
            Table = $"register{number}",
            Container = $"archive{number}",
        };
    }
}
