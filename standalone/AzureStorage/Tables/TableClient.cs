using Azure.Core;
using Azure.Data.Tables.Models;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Data.Tables;

/// <summary>One table: its rows, and transactions over the rows of one partition.</summary>
/// <remarks>
/// A refusal is a <see cref="RequestFailedException"/> with the service's status and code. Requests are repeated
/// after network failures and 408, 429 and 5xx answers, so an insert whose answer was lost can come back as 409.
/// </remarks>
public partial class TableClient
{
    private readonly StoragePipeline pipeline;

    /// <summary>For stand-ins in tests.</summary>
    protected TableClient()
    {
        pipeline = null!;
        Name = null!;
    }

    /// <summary>Reaches a table of the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="tableName">The table.</param>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>Reaches a table of the account a connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableServiceClient.Connect(connectionString, options), tableName)
    {
    }

    /// <summary>Reaches a table as an identity.</summary>
    /// <param name="endpoint">The Table service's address, https.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="tokenCredential">The identity.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public TableClient(
        Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableServiceClient.Connect(endpoint, tokenCredential, options), tableName)
    {
    }

    /// <summary>Reaches a table by its account's shared key.</summary>
    /// <param name="endpoint">The Table service's address.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="credential">Account and key.</param>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>Reaches a table by its account's shared key.</summary>
    /// <param name="endpoint">The Table service's address.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="credential">Account and key.</param>
    /// <param name="options">Retries and transport; null for the defaults.</param>
    public TableClient(
        Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(TableServiceClient.Connect(endpoint, credential, options), tableName)
    {
    }

    internal TableClient(StoragePipeline pipeline, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        this.pipeline = pipeline;
        Name = tableName;
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The account.</summary>
    public virtual string AccountName => pipeline.Account;

    /// <summary>The table's address.</summary>
    public virtual Uri Uri => new($"{pipeline.Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{Name}");

    /// <summary>Writes an interpolated filter with its values as OData literals, quoted and escaped.</summary>
    /// <param name="filter">Such as <c>$"PartitionKey eq {partition}"</c>.</param>
    /// <returns>The filter's text.</returns>
    /// <exception cref="ArgumentException">A value is null or of a type that tables do not hold.</exception>
    public static string CreateQueryFilter(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return FilterText.Of(filter);
    }

    /// <summary>Creates the table.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The table.</returns>
    public virtual async Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default)
    {
        using HttpMessage message = TableServiceClient.Creation(pipeline, Name);
        Response response = await pipeline.SendAsync(message, cancellationToken, 201, 204).ConfigureAwait(false);
        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Creates the table unless it exists.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The table; the response's status is 409 if it existed.</returns>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        new TableServiceClient(pipeline).CreateTableIfNotExistsAsync(Name, cancellationToken);

    /// <summary>Deletes the table and all its rows; one that is not there is no error.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The response; its status is 404 if there was no table.</returns>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        new TableServiceClient(pipeline).DeleteTableAsync(Name, cancellationToken);
}
