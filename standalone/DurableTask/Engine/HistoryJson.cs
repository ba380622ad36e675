using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <summary>Events as JSON: what lies in the file, and what an auditor reads there.</summary>
/// <remarks>Not thread-safe: one writer for each thread that writes.</remarks>
internal sealed partial class HistoryJson : IDisposable
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
        Text("trace"u8, record.Trace);
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
            FailureProperties.Write(writer, failure.Properties);
        }

        writer.WriteEndObject();
    }
}
