using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Data.Tables;

/// <summary>The tables of one storage account.</summary>
public class TableServiceClient
{
    private readonly StoragePipeline pipeline;

    /// <summary>For stand-ins in tests.</summary>
    protected TableServiceClient() => pipeline = null!;

    /// <summary>Reaches the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>Reaches the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(Connect(connectionString, options))
    {
    }

    /// <summary>Reaches an account by its shared key.</summary>
    /// <param name="endpoint">The Table service's address.</param>
    /// <param name="credential">Account and key.</param>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(Connect(endpoint, credential, null))
    {
    }

    /// <summary>Reaches an account as an identity.</summary>
    /// <param name="endpoint">The Table service's address, https.</param>
    /// <param name="tokenCredential">The identity.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(Connect(endpoint, tokenCredential, options))
    {
    }

    internal TableServiceClient(StoragePipeline pipeline) => this.pipeline = pipeline;

    /// <summary>The account.</summary>
    public virtual string AccountName => pipeline.Account;

    /// <summary>The Table service's address.</summary>
    public virtual Uri Uri => pipeline.Endpoint;

    /// <summary>A client of one table, which need not exist.</summary>
    /// <param name="tableName">The table's name.</param>
    /// <returns>The client.</returns>
    public virtual TableClient GetTableClient(string tableName) => new(pipeline, tableName);

    /// <summary>Creates a table unless it exists.</summary>
    /// <param name="tableName">The table's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The table; the response's status is 409 if it existed.</returns>
    public virtual async Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName, CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Creation(pipeline, tableName);
        Response response = await pipeline.TrySendAsync(message, cancellationToken).ConfigureAwait(false);
        return response.Status is 201 or 204
            || (response.Status == 409 && StorageErrors.CodeOf(response) == "TableAlreadyExists")
                ? Response.FromValue(new TableItem(tableName), response)
                : throw await StoragePipeline.FailAsync(response).ConfigureAwait(false);
    }

    /// <summary>Deletes a table and all its rows; one that is not there is no error.</summary>
    /// <param name="tableName">The table's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The response; its status is 404 if there was no table.</returns>
    public virtual async Task<Response> DeleteTableAsync(
        string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        using HttpMessage message = pipeline.Request(RequestMethod.Delete, $"/Tables('{tableName}')");
        message.Request.Headers.SetValue("Accept", "application/json");
        return await pipeline.SendAsync(message, cancellationToken, 204, 404).ConfigureAwait(false);
    }

    internal static HttpMessage Creation(StoragePipeline pipeline, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        HttpMessage message = pipeline.Request(RequestMethod.Post, "/Tables");
        message.Request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Headers.SetValue("Content-Type", "application/json;odata=nometadata");
        message.Request.Content = RequestContent.Create(
            JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = tableName }));
        return message;
    }

    internal static StoragePipeline Connect(string connectionString, TableClientOptions? options)
    {
        StorageAccount account = StorageAccount.Parse(connectionString);
        return Signed(account.Tables, account.Name, account.Key, options);
    }

    internal static StoragePipeline Connect(
        Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return Signed(endpoint, credential.AccountName, credential.Key, options);
    }

    internal static StoragePipeline Connect(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return StoragePipeline.WithToken(
            endpoint, credential, options ?? new TableClientOptions(), TableClientOptions.Version);
    }

    private static StoragePipeline Signed(Uri endpoint, string account, AccountKey key, TableClientOptions? options) =>
        StoragePipeline.WithKey(
            endpoint,
            account,
            new TableSignature(account, key),
            options ?? new TableClientOptions(),
            TableClientOptions.Version);
}
