using System.Text.Json;
using Azure.Core;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Data.Tables;

/// <content>Rows, one at a time.</content>
public partial class TableClient
{
    /// <summary>Inserts a row.</summary>
    /// <typeparam name="T">The row's class.</typeparam>
    /// <param name="entity">The row.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The response, with the row's ETag.</returns>
    /// <exception cref="RequestFailedException">409 EntityAlreadyExists: there is such a row.</exception>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        using HttpMessage message = Request(RequestMethod.Post, $"/{Name}");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        Fill(message, entity);
        return await pipeline.SendAsync(message, cancellationToken, 201, 204).ConfigureAwait(false);
    }

    /// <summary>Inserts a row, or changes the one that is there, whoever changed it before.</summary>
    /// <typeparam name="T">The row's class.</typeparam>
    /// <param name="entity">The row.</param>
    /// <param name="mode">What becomes of properties not named.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The response, with the row's new ETag.</returns>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        ChangeAsync(entity, null, mode, cancellationToken);

    /// <summary>Changes a row if it is still the version named.</summary>
    /// <typeparam name="T">The row's class.</typeparam>
    /// <param name="entity">The row.</param>
    /// <param name="ifMatch">The version, or <see cref="ETag.All"/> for any.</param>
    /// <param name="mode">What becomes of properties not named.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The response, with the row's new ETag.</returns>
    /// <exception cref="RequestFailedException">
    /// 412 UpdateConditionNotSatisfied: it is another version; 404 ResourceNotFound: there is no such row.
    /// </exception>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        ifMatch == default
            ? throw new ArgumentException("An update names the version it changes, or ETag.All.", nameof(ifMatch))
            : ChangeAsync(entity, ifMatch, mode, cancellationToken);

    /// <summary>Deletes a row; one that is not there is no error.</summary>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its row key.</param>
    /// <param name="ifMatch">The version demanded; default for any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The response; its status is 404 if there was no row.</returns>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        using HttpMessage message = Request(
            RequestMethod.Delete, $"/{Name}{RowAddress.Keys(partitionKey, rowKey)}");
        message.Request.Headers.SetValue(
            "If-Match", ifMatch == default ? ETag.All.ToString() : ifMatch.ToString("H"));
        return await pipeline.SendAsync(message, cancellationToken, 204, 404).ConfigureAwait(false);
    }

    /// <summary>Deletes a row; one that is not there is no error.</summary>
    /// <param name="entity">The row, by its keys.</param>
    /// <param name="ifMatch">The version demanded; default for any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The response; its status is 404 if there was no row.</returns>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <summary>Reads a row.</summary>
    /// <typeparam name="T">The row's class.</typeparam>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its row key.</param>
    /// <param name="select">The properties wanted; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The row.</returns>
    /// <exception cref="RequestFailedException">404 ResourceNotFound: there is no such row.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using HttpMessage message = Row(partitionKey, rowKey, select);
        Response response = await pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(ReadRow<T>(response), response);
    }

    /// <summary>Reads a row if there is one.</summary>
    /// <typeparam name="T">The row's class.</typeparam>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its row key.</param>
    /// <param name="select">The properties wanted; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The row, or a response without a value.</returns>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using HttpMessage message = Row(partitionKey, rowKey, select);
        Response response = await pipeline.TrySendAsync(message, cancellationToken).ConfigureAwait(false);
        return response.Status switch
        {
            200 => Response.FromValue(ReadRow<T>(response), response),
            404 when StorageErrors.CodeOf(response) != "TableNotFound" => new NoRow<T>(response),
            _ => throw await StoragePipeline.FailAsync(response).ConfigureAwait(false),
        };
    }

    private static T ReadRow<T>(Response response)
        where T : class, ITableEntity
    {
        using JsonDocument json = JsonDocument.Parse(response.Content);
        return EntityShape.Read<T>(json.RootElement);
    }

    private static void Fill(HttpMessage message, ITableEntity entity)
    {
        message.Request.Headers.SetValue("Content-Type", "application/json;odata=nometadata");
        message.Request.Content = RequestContent.Create(EntityShape.Write(entity));
    }

    private async Task<Response> ChangeAsync(
        ITableEntity entity, ETag? ifMatch, TableUpdateMode mode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entity);
        using HttpMessage message = Request(
            mode == TableUpdateMode.Merge ? RequestMethod.Patch : RequestMethod.Put,
            $"/{Name}{RowAddress.Keys(entity.PartitionKey, entity.RowKey)}");
        if (ifMatch is { } version)
        {
            message.Request.Headers.SetValue("If-Match", version.ToString("H"));
        }

        Fill(message, entity);
        return await pipeline.SendAsync(message, cancellationToken, 204).ConfigureAwait(false);
    }

    private HttpMessage Row(string partitionKey, string rowKey, IEnumerable<string>? select) =>
        Request(
            RequestMethod.Get,
            $"/{Name}{RowAddress.Keys(partitionKey, rowKey)}",
            select is null ? "" : "$select=" + System.Uri.EscapeDataString(string.Join(',', select)));

    private HttpMessage Request(RequestMethod method, string path, string query = "")
    {
        HttpMessage message = pipeline.Request(method, path, query);
        message.Request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        return message;
    }
}
