using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <summary>Events as JSON: what lies in the file, and what an auditor reads there.</summary>
/// <remarks>Not thread-safe: one writer for each thread that writes.</remarks>
internal sealed class HistoryJson : IDisposable
{
    private static readonly string[] TypeNames = Names();
    private static readonly Dictionary<string, EventType> Types = Enum.GetValues<EventType>()
        .ToDictionary(type => type.ToString(), StringComparer.Ordinal);

    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter writer;

    public HistoryJson() => writer = new Utf8JsonWriter(
        buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>The records as an array; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(IReadOnlyList<HistoryRecord> records)
    {
        Begin();
        writer.WriteStartArray();
        for (int i = 0; i < records.Count; i++)
        {
            Write(records[i]);
        }

        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenSpan;
    }

    /// <summary>One record as an object; valid until the next call.</summary>
    public ReadOnlySpan<byte> WriteOne(HistoryRecord record)
    {
        Begin();
        Write(record);
        writer.Flush();
        return buffer.WrittenSpan;
    }

    public static List<HistoryRecord> Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        List<HistoryRecord> records = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            records.Add(ReadRecord(ref reader));
        }

        return records;
    }

    public static HistoryRecord ReadOne(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        return ReadRecord(ref reader);
    }

    public static string? Text(TaskFailureDetails? failure)
    {
        if (failure is null)
        {
            return null;
        }

        using HistoryJson json = new();
        json.WriteFailure(failure);
        json.writer.Flush();
        return System.Text.Encoding.UTF8.GetString(json.buffer.WrittenSpan);
    }

    public static TaskFailureDetails? Failure(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        Utf8JsonReader reader = new(json);
        reader.Read();
        return ReadFailure(ref reader);
    }

    public void Dispose() => writer.Dispose();

    private static string[] Names()
    {
        string[] names = new string[Enum.GetValues<EventType>().Max(type => (int)type) + 1];
        foreach (EventType type in Enum.GetValues<EventType>())
        {
            names[(int)type] = type.ToString();
        }

        return names;
    }

    private void Begin()
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
    }

    private void Write(HistoryRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, TypeNames[(int)record.Type]);
        if (record.Id >= 0)
        {
            writer.WriteNumber("id"u8, record.Id);
        }

        Text("name"u8, record.Name);
        Text("version"u8, record.Version);
        Text("data"u8, record.Data);
        Text("target"u8, record.Target);
        Text("execution"u8, record.Execution);
        Number("at"u8, record.At);
        Number("due"u8, record.Due);
        if (record.Failure is not null)
        {
            writer.WritePropertyName("failure"u8);
            WriteFailure(record.Failure);
        }

        if (record.Causes is not null)
        {
            writer.WriteStartArray("causes"u8);
            foreach (int cause in record.Causes)
            {
                writer.WriteNumberValue(cause);
            }

            writer.WriteEndArray();
        }

        if (record.Tags is { Count: > 0 })
        {
            writer.WriteStartObject("tags"u8);
            foreach ((string key, string value) in record.Tags)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private void Number(ReadOnlySpan<byte> name, long value)
    {
        if (value != 0)
        {
            writer.WriteNumber(name, value);
        }
    }

    private void WriteFailure(TaskFailureDetails failure)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, failure.ErrorType);
        writer.WriteString("message"u8, failure.ErrorMessage);
        Text("stack"u8, failure.StackTrace);
        if (failure.InnerFailure is not null)
        {
            writer.WritePropertyName("inner"u8);
            WriteFailure(failure.InnerFailure);
        }

        if (failure.Properties is { Count: > 0 })
        {
            writer.WritePropertyName("properties"u8);
            JsonSerializer.Serialize(writer, failure.Properties);
        }

        writer.WriteEndObject();
    }

    private static HistoryRecord ReadRecord(ref Utf8JsonReader reader)
    {
        EventType type = default;
        int id = -1;
        long at = 0, due = 0;
        string? name = null, version = null, data = null, target = null, execution = null;
        TaskFailureDetails? failure = null;
        int[]? causes = null;
        Dictionary<string, string>? tags = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = TypeOf(ref reader);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("data"u8))
            {
                data = Next(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = Next(ref reader);
            }
            else if (reader.ValueTextEquals("version"u8))
            {
                version = Next(ref reader);
            }
            else if (reader.ValueTextEquals("target"u8))
            {
                target = Next(ref reader);
            }
            else if (reader.ValueTextEquals("execution"u8))
            {
                execution = Next(ref reader);
            }
            else if (reader.ValueTextEquals("at"u8))
            {
                reader.Read();
                at = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("due"u8))
            {
                reader.Read();
                due = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("failure"u8))
            {
                reader.Read();
                failure = ReadFailure(ref reader);
            }
            else if (reader.ValueTextEquals("causes"u8))
            {
                causes = JsonSerializer.Deserialize<int[]>(ref reader);
            }
            else if (reader.ValueTextEquals("tags"u8))
            {
                tags = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new HistoryRecord
        {
            Type = type,
            Id = id,
            Name = name,
            Version = version,
            Data = data,
            Target = target,
            Execution = execution,
            At = at,
            Due = due,
            Failure = failure,
            Causes = causes,
            Tags = tags,
        };
    }

    private static EventType TypeOf(ref Utf8JsonReader reader)
    {
        // The frequent ones without a string.
        if (reader.ValueTextEquals("TaskCompleted"u8))
        {
            return EventType.TaskCompleted;
        }

        return reader.ValueTextEquals("TaskScheduled"u8) ? EventType.TaskScheduled : Types[reader.GetString()!];
    }

    private static string? Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private static TaskFailureDetails ReadFailure(ref Utf8JsonReader reader)
    {
        string type = string.Empty, message = string.Empty;
        string? stack = null;
        TaskFailureDetails? inner = null;
        Dictionary<string, object?>? properties = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string property = reader.GetString()!;
            reader.Read();
            switch (property)
            {
                case "type":
                    type = reader.GetString()!;
                    break;
                case "message":
                    message = reader.GetString()!;
                    break;
                case "stack":
                    stack = reader.GetString();
                    break;
                case "inner":
                    inner = ReadFailure(ref reader);
                    break;
                case "properties":
                    properties = JsonSerializer.Deserialize<Dictionary<string, object?>>(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new TaskFailureDetails(type, message, stack, inner, properties);
    }
}
