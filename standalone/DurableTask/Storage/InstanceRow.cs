using System.Text.Json;
using GovMedia.Standalone.Engine;
using GovMedia.Standalone.Tracing;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.Storage;

/// <summary>A row of the instances table.</summary>
internal static class InstanceRow
{
    public const string Columns =
        "i.key, i.id, i.execution, i.name, i.version, i.status, i.created, i.updated, i.ended, i.start_at, " +
        "i.generation, i.input, i.output, i.custom, i.failure, i.tags, i.parent, i.parent_link, i.crc, " +
        "i.trace_parent, i.trace_state";

    public const string Insert =
        "INSERT INTO instances (key, id, execution, name, version, status, created, updated, ended, start_at, " +
        "generation, input, output, custom, failure, tags, parent, parent_link, crc, trace_parent, trace_state) " +
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)";

    public const string Update =
        "UPDATE instances SET execution = ?3, version = ?5, status = ?6, updated = ?8, ended = ?9, generation = ?11, " +
        "input = ?12, output = ?13, custom = ?14, failure = ?15, crc = ?19 WHERE key = ?1";

    /// <summary>Binds what <see cref="Insert"/> takes.</summary>
    public static void BindNew(Statement statement, Instance one)
    {
        BindAll(statement, one);
        statement.Bind(20, one.Trace?.Parent).Bind(21, one.Trace?.State);
    }

    /// <summary>Binds what <see cref="Update"/> takes; what never changes is not among it.</summary>
    public static void BindAll(Statement statement, Instance one)
    {
        string? failure = HistoryJson.Text(one.Failure);
        string? tags = one.Tags is { Count: > 0 } ? JsonSerializer.Serialize(one.Tags) : null;
        string? link = one.Parent is null ? null : JsonSerializer.Serialize(one.Parent);
        statement.Bind(1, one.Key).Bind(2, one.Id).Bind(3, one.Execution).Bind(4, one.Name).Bind(5, one.Version)
            .Bind(6, (long)one.Status).Bind(7, one.Created).Bind(8, one.Updated).Bind(9, one.Ended)
            .Bind(10, one.StartAt).Bind(11, one.Generation).Bind(12, one.Input).Bind(13, one.Output)
            .Bind(14, one.Custom).Bind(15, failure).Bind(16, tags).Bind(18, link)
            .Bind(19, Whole(Crc(one, failure, tags, link), one));
        if (one.Parent is null)
        {
            statement.Bind(17, (string?)null);
        }
        else
        {
            statement.Bind(17, one.Parent.Key);
        }
    }

    /// <summary>Reads the <see cref="Columns"/>.</summary>
    /// <exception cref="DamagedRowException">The row does not match its checksum.</exception>
    public static Instance Read(Statement row, string path)
    {
        try
        {
            return Checked(row, path);
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            throw new DamagedRowException($"{path}: instance row {row.Int(0)} is damaged: {damage.Message}");
        }
    }

    private static Instance Checked(Statement row, string path)
    {
        string? failure = row.Text(14);
        string? tags = row.Text(15);
        string? link = row.Text(17);
        Instance one = new()
        {
            Key = row.Int(0),
            Id = row.Text(1)!,
            Execution = row.Text(2)!,
            Name = row.Text(3)!,
            Version = row.Text(4),
            Status = (OrchestrationRuntimeStatus)row.Int(5),
            Created = row.Int(6),
            Updated = row.Int(7),
            Ended = row.Int(8),
            StartAt = row.Int(9),
            Generation = (int)row.Int(10),
            Input = row.Text(11),
            Output = row.Text(12),
            Custom = row.Text(13),
            Failure = HistoryJson.Failure(row.Bytes(14)),
            Tags = tags is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(tags),
            Parent = link is null ? null : JsonSerializer.Deserialize<ParentLink>(link),
            Trace = row.Text(19) is { } trace ? new TraceOrigin(trace, row.Text(20)) : null,
            Stored = true,
        };
        uint crc = Crc(one, failure, tags, link);
        bool isWhole = row.Int(18) == Whole(crc, one) || row.Int(18) == crc;
        return isWhole && row.Int(16) == (one.Parent?.Key ?? 0) ? one : throw new DamagedRowException(
            $"{path}: instance row {one.Key} ({one.Id}) does not match its checksum.");
    }

    // The first rows were written without the rest: they are held to what their checksum knows.
    private static uint Whole(uint crc, Instance one) =>
        Checksum.Add(Checksum.Add(Checksum.Add(crc, one.Updated), one.StartAt), one.Generation);

    private static uint Crc(Instance one, string? failure, string? tags, string? link)
    {
        uint crc = Checksum.Add(Checksum.Add(0, one.Key), (long)one.Status);
        crc = Checksum.Add(Checksum.Add(crc, one.Created), one.Ended);
        crc = Checksum.Add(Checksum.Add(crc, one.Id), one.Execution);
        crc = Checksum.Add(Checksum.Add(crc, one.Name), one.Version);
        crc = Checksum.Add(Checksum.Add(crc, one.Input), one.Output);
        crc = Checksum.Add(Checksum.Add(crc, one.Custom), failure);
        crc = Checksum.Add(Checksum.Add(crc, tags), link);

        // An instance without a trace has the checksum it had before there were any.
        return one.Trace is null ? crc : Checksum.Add(Checksum.Add(crc, one.Trace.Parent), one.Trace.State);
    }
}
