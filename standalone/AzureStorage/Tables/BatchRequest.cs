using System.Buffers;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>A transaction as the service takes it: one change set in one multipart body.</summary>
internal sealed class BatchRequest
{
    private readonly string changes = $"changeset_{Guid.NewGuid()}";
    private readonly string batch = $"batch_{Guid.NewGuid()}";
    private readonly ArrayBufferWriter<byte> body = new();

    /// <summary>Writes the changes, in their order.</summary>
    /// <param name="table">The table's address.</param>
    /// <param name="actions">The changes; at least one.</param>
    public BatchRequest(Uri table, IReadOnlyList<TableTransactionAction> actions)
    {
        Line($"--{batch}");
        Line($"Content-Type: multipart/mixed; boundary={changes}");
        Line();
        for (int at = 0; at < actions.Count; at++)
        {
            Write(table, actions[at], at);
        }

        Line($"--{changes}--");
        Line($"--{batch}--");
    }

    public string ContentType => $"multipart/mixed; boundary={batch}";

    public ReadOnlyMemory<byte> Body => body.WrittenMemory;

    private void Write(Uri table, TableTransactionAction action, int contentId)
    {
        Line($"--{changes}");
        Line("Content-Type: application/http");
        Line("Content-Transfer-Encoding: binary");
        Line($"Content-ID: {contentId}");
        Line();

        bool isInsert = action.ActionType == TableTransactionActionType.Add;
        Line($"{Method(action.ActionType)} {(isInsert ? table : RowAddress.Of(table, action.Entity))} HTTP/1.1");
        Line("Accept: application/json;odata=minimalmetadata");
        Line("DataServiceVersion: 3.0");
        if (Demand(action) is { } demand)
        {
            Line($"If-Match: {demand}");
        }

        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Line();
            Line();
            return;
        }

        if (isInsert)
        {
            Line("Prefer: return-no-content");
        }

        byte[] json = EntityShape.Write(action.Entity);
        Line("Content-Type: application/json;odata=nometadata");
        Line();
        body.Write(json.AsSpan());
        Line();
    }

    private static string Method(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => "POST",
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => "PUT",
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => "MERGE",
        TableTransactionActionType.Delete => "DELETE",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an action of a transaction."),
    };

    private static string? Demand(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpdateMerge
            or TableTransactionActionType.Delete =>
            action.ETag == default ? ETag.All.ToString() : action.ETag.ToString("H"),
        _ => null,
    };

    private void Line(string text = "") => Encoding.UTF8.GetBytes(text + "\r\n", body);
}
