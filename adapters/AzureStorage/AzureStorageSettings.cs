using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace GovMedia.Adapters.AzureStorage;

/// <summary>The storage account, by a connection string or by endpoints and a managed identity.</summary>
public sealed record AzureStorageSettings
{
    /// <summary>The connection string; it goes before the endpoints. Never printed.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The account's table endpoint, whatever its cloud.</summary>
    public Uri? TableEndpoint { get; init; }

    /// <summary>The account's blob endpoint, whatever its cloud.</summary>
    public Uri? BlobEndpoint { get; init; }

    /// <summary>The client id of a user-assigned identity; null for the system's own.</summary>
    public string? ManagedIdentityClientId { get; init; }

    /// <summary>The register's table, created where there is none.</summary>
    public string Table { get; init; } = "govmedia";

    /// <summary>The archive's container, created where there is none.</summary>
    public string Container { get; init; } = "govmedia-archive";

    /// <summary>Days each body is kept immutable by the store, where the container supports it; 0 for no
    /// policy.</summary>
    public int RetentionDays { get; init; }

    /// <summary>Whether that policy is locked: nobody, the account's owner included, can then shorten it.</summary>
    public bool LockRetention { get; init; }

    /// <summary>Whether each body gets a legal hold, where the container supports it.</summary>
    public bool LegalHold { get; init; }

    /// <summary>Where, without keys.</summary>
    public override string ToString() =>
        $"azure {TableEndpoint?.Host ?? "by connection string"}: table {Table}, container {Container}";

    internal TableClient OpenTable() => ConnectionString is { } connection
        ? new TableServiceClient(connection).GetTableClient(Table)
        : new TableServiceClient(TableEndpoint!, Identity()).GetTableClient(Table);

    internal BlobContainerClient OpenContainer() => ConnectionString is { } connection
        ? new BlobServiceClient(connection).GetBlobContainerClient(Container)
        : new BlobServiceClient(BlobEndpoint!, Identity()).GetBlobContainerClient(Container);

    private ManagedIdentityCredential Identity() => new(ManagedIdentityClientId is { } client
        ? ManagedIdentityId.FromUserAssignedClientId(client)
        : ManagedIdentityId.SystemAssigned);
}
