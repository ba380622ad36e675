using System.Globalization;
using System.Text.Json;
using Azure.Core;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Data.Tables;

/// <content>Many rows: queries and transactions.</content>
public partial class TableClient
{
    /// <summary>Reads rows in the order of their keys, fetching page after page.</summary>
    /// <typeparam name="T">The rows' class.</typeparam>
    /// <param name="filter">An OData filter (see <see cref="CreateQueryFilter"/>); null for all.</param>
    /// <param name="maxPerPage">Rows a page, at most 1000; null for 1000.</param>
    /// <param name="select">The properties wanted; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rows; a page may be empty and not be the last.</returns>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        string? properties = select is null ? null : string.Join(',', select);
        return new FetchedPages<T>(
            (next, size, token) => PageAsync<T>(filter, size ?? maxPerPage, properties, next, token),
            cancellationToken);
    }

    /// <summary>Makes several changes in one partition, all of them or none.</summary>
    /// <param name="transactionActions">At least one, at most 100, 4 MiB together, each row once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A response for each change, in their order, with the row's new ETag.</returns>
    /// <exception cref="TableTransactionFailedException">One change was refused, and so none was made.</exception>
    /// <exception cref="RequestFailedException">The request was refused before any change was tried.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        List<TableTransactionAction> actions = [.. transactionActions];
        if (actions.Count == 0)
        {
            throw new InvalidOperationException("A transaction has at least one action.");
        }

        BatchRequest batch = new(Uri, actions);
        using HttpMessage message = Request(RequestMethod.Post, "/$batch");
        message.Request.Headers.SetValue("Content-Type", batch.ContentType);
        message.Request.Content = RequestContent.Create(batch.Body);
        Response response = await pipeline.SendAsync(message, cancellationToken, 202).ConfigureAwait(false);

        IReadOnlyList<PartResponse> parts = BatchAnswer.Read(response);
        if (parts.FirstOrDefault(part => part.Status >= 400) is { } refused)
        {
            RequestFailedException failure = new(refused, null, StorageErrors.Parser);
            failure.Data[TableTransactionFailedException.FailedIndex] = BatchAnswer.FailedIndex(failure.Message);
            throw new TableTransactionFailedException(failure);
        }

        return Response.FromValue<IReadOnlyList<Response>>(parts, response);
    }

    private async Task<Page<T>> PageAsync<T>(
        string? filter, int? size, string? select, string? continuation, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        List<string> query = [];
        void Ask(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add($"{name}={System.Uri.EscapeDataString(value)}");
            }
        }

        Ask("$filter", filter);
        Ask("$top", size?.ToString(CultureInfo.InvariantCulture));
        Ask("$select", select);
        if (continuation?.Split(' ', 2) is [string partition, .. string[] row])
        {
            Ask("NextPartitionKey", partition);
            Ask("NextRowKey", row.FirstOrDefault());
        }

        using HttpMessage message = Request(RequestMethod.Get, $"/{Name}()", string.Join('&', query));
        Response response = await pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
        using JsonDocument json = JsonDocument.Parse(response.Content);
        List<T> rows = [.. json.RootElement.GetProperty("value").EnumerateArray().Select(EntityShape.Read<T>)];
        return Page<T>.FromValues(rows, Continuation(response), response);
    }

    private static string? Continuation(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out string? partition))
        {
            return null;
        }

        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out string? row);
        return $"{partition} {row}";
    }
}
