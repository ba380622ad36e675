using System.Text.Json;
using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <content>Reading what was written.</content>
internal sealed partial class HistoryJson
{
    // As deep as the writer writes.
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 1000 };

    public static List<HistoryRecord> Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, Deep);
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
        Utf8JsonReader reader = new(json, Deep);
        reader.Read();
        return ReadRecord(ref reader);
    }

    public static TaskFailureDetails? Failure(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        Utf8JsonReader reader = new(json, Deep);
        reader.Read();
        return ReadFailure(ref reader);
    }

    private static HistoryRecord ReadRecord(ref Utf8JsonReader reader)
    {
        EventType type = default;
        int id = -1;
        long at = 0, due = 0;
        string? name = null, version = null, data = null, target = null, execution = null, trace = null;
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
            else if (reader.ValueTextEquals("trace"u8))
            {
                trace = Next(ref reader);
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
            Trace = trace,
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
                    properties = FailureProperties.Read(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new TaskFailureDetails(type, message, stack, inner, properties);
    }
}
