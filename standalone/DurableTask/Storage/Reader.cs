using System.Text;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.Storage;

/// <summary>One connection for reading.</summary>
internal sealed class Reader : IDisposable
{
    private const string LastAt =
        ", (SELECT h.at FROM history h WHERE h.instance = i.key ORDER BY h.seq DESC LIMIT 1)";

    private readonly SqliteFile file;
    private readonly Statement byId;
    private readonly Statement begin, end;

    public Reader(string path)
    {
        file = new SqliteFile(path, readOnly: true);
        byId = new Statement(file, $"SELECT {InstanceRow.Columns}{LastAt} FROM instances i WHERE i.id = ?1");
        begin = new Statement(file, "BEGIN");
        end = new Statement(file, "COMMIT");
    }

    public InstanceView? Find(string id)
    {
        byId.Bind(1, id);
        try
        {
            return byId.Step() ? View(byId) : null;
        }
        finally
        {
            byId.Reset();
        }
    }

    /// <summary>Instances that match, in order of their creation.</summary>
    public List<InstanceView> List(OrchestrationQuery query, long afterKey, int limit, bool withData)
    {
        Filter filter = new();
        filter.Add("i.key > ?", afterKey);
        filter.Statuses(query.Statuses);
        filter.From("i.created", query.CreatedFrom);
        filter.To("i.created", query.CreatedTo);
        if (!string.IsNullOrEmpty(query.InstanceIdPrefix))
        {
            // As bytes: an id may have NUL, at which SQLite's text functions stop.
            filter.Add(
                "substr(CAST(i.id AS BLOB), 1, length(CAST(? AS BLOB))) = CAST(? AS BLOB)", query.InstanceIdPrefix);
        }

        return Rows(filter, limit, withData);
    }

    /// <summary>Instances by state and time of ending, in order of their creation.</summary>
    public List<InstanceView> ListEnded(
        IEnumerable<OrchestrationRuntimeStatus>? statuses,
        DateTimeOffset? from,
        DateTimeOffset? to,
        long afterKey,
        int limit)
    {
        Filter filter = new();
        filter.Add("i.key > ?", afterKey);
        filter.Add("i.ended > ?", 0L);
        filter.Statuses(statuses);
        filter.From("i.ended", from);
        filter.To("i.ended", to);
        return Rows(filter, limit, withData: false);
    }

    /// <summary>An instance and its history, as they stand together at one moment.</summary>
    public (Instance Instance, List<HistoryChunk> Chunks)? History(string id)
    {
        begin.Run();
        try
        {
            byId.Bind(1, id);
            if (!byId.Step())
            {
                return null;
            }

            Instance instance = InstanceRow.Read(byId, file.Path);
            using Statement rows = new(
                file, "SELECT seq, at, events, crc FROM history WHERE instance = ?1 ORDER BY seq");
            rows.Bind(1, instance.Key);
            List<HistoryChunk> chunks = [];
            while (rows.Step())
            {
                chunks.Add(HistoryRow.Read(rows, instance.Key, chunks.Count, file.Path));
            }

            return (instance, chunks);
        }
        finally
        {
            byId.Reset();
            end.Run();
        }
    }

    public void Dispose()
    {
        byId.Dispose();
        begin.Dispose();
        end.Dispose();
        file.Dispose();
    }

    private List<InstanceView> Rows(Filter filter, int limit, bool withData)
    {
        using Statement statement = new(
            file,
            $"SELECT {InstanceRow.Columns}{LastAt} FROM instances i{filter} ORDER BY i.key LIMIT {limit}");
        filter.Bind(statement);
        List<InstanceView> views = [];
        while (statement.Step())
        {
            views.Add(withData ? View(statement) : View(statement).WithoutData());
        }

        return views;
    }

    private InstanceView View(Statement row)
    {
        InstanceView view = InstanceView.Of(InstanceRow.Read(row, file.Path));
        return view with { Updated = Math.Max(view.Updated, row.Int(21)) };
    }

    private sealed class Filter
    {
        private readonly StringBuilder text = new();
        private readonly List<object> values = [];

        /// <summary>Adds a condition whose every ? stands for the value.</summary>
        public void Add(string condition, object value)
        {
            values.Add(value);
            text.Append(text.Length == 0 ? " WHERE " : " AND ")
                .Append(condition.Replace("?", $"?{values.Count}", StringComparison.Ordinal));
        }

        public void From(string column, DateTimeOffset? moment)
        {
            if (moment is { } from)
            {
                Add(column + " >= ?", from.UtcTicks);
            }
        }

        public void To(string column, DateTimeOffset? moment)
        {
            if (moment is { } to)
            {
                Add(column + " <= ?", to.UtcTicks);
            }
        }

        public void Statuses(IEnumerable<OrchestrationRuntimeStatus>? statuses)
        {
            if (statuses?.Select(status => (int)status).ToArray() is { Length: > 0 } wanted)
            {
                text.Append(text.Length == 0 ? " WHERE " : " AND ")
                    .Append("i.status IN (").AppendJoin(", ", wanted).Append(')');
            }
        }

        public void Bind(Statement statement)
        {
            for (int i = 0; i < values.Count; i++)
            {
                if (values[i] is long number)
                {
                    statement.Bind(i + 1, number);
                }
                else
                {
                    statement.Bind(i + 1, (string)values[i]);
                }
            }
        }

        public override string ToString() => text.ToString();
    }
}
