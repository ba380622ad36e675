using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using GovMedia.Testing;

namespace GovMedia.Standalone.AzureStorage.Tests;

/// <summary>One Azurite for all the tests that need one.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteTests>, IAsyncLifetime
{
    public const string Name = "Azurite";

    private int names;

    public AzuriteServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await AzuriteServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>A new table.</summary>
    public async Task<TableClient> TableAsync(Uri? through = null)
    {
        string name = $"table{Interlocked.Increment(ref names)}";
        await new TableClient(Server.ConnectionString, name).CreateAsync();
        return new TableClient(
            AzuriteServer.ConnectionTo(through ?? Server.Tables, Server.Blobs), name, Fast(new TableClientOptions()));
    }

    /// <summary>A new container.</summary>
    public async Task<BlobContainerClient> ContainerAsync(Uri? through = null)
    {
        string name = $"container{Interlocked.Increment(ref names)}";
        await new BlobContainerClient(Server.ConnectionString, name).CreateAsync();
        return new BlobContainerClient(
            AzuriteServer.ConnectionTo(Server.Tables, through ?? Server.Blobs), name, Fast(new BlobClientOptions()));
    }

    /// <summary>Retries without a wait.</summary>
    public static T Fast<T>(T options)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Fixed;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxRetries = 3;
        return options;
    }
}
