using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DurableTask.Core.History;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <summary>An instance as the management routes write it.</summary>
internal static class InstanceJson
{
    /// <summary>Writes a status.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="showInput">Whether its input is shown.</param>
    /// <param name="history">Its history; null when not asked for.</param>
    /// <param name="showHistoryOutput">Whether the history shows inputs and results.</param>
    /// <returns>The JSON.</returns>
    public static JsonObject Status(
        OrchestrationMetadata instance,
        bool showInput,
        IEnumerable<HistoryEvent>? history = null,
        bool showHistoryOutput = false)
    {
        JsonObject status = new()
        {
            ["name"] = instance.Name,
            ["instanceId"] = instance.InstanceId,
            ["runtimeStatus"] = instance.RuntimeStatus.ToString(),
            ["input"] = showInput ? Token(instance.SerializedInput) : null,
            ["customStatus"] = Token(instance.SerializedCustomStatus),
            ["output"] = Token(instance.SerializedOutput) ?? instance.FailureDetails?.ToString(),
            ["createdTime"] = Time(instance.CreatedAt.UtcDateTime),
            ["lastUpdatedTime"] = Time(instance.LastUpdatedAt.UtcDateTime),
        };
        if (history is not null)
        {
            status["historyEvents"] = HistoryJson.Of(history, showHistoryOutput);
        }

        return status;
    }

    /// <summary>Stored JSON as a token; text that is no JSON as a string.</summary>
    /// <param name="serialized">What is stored.</param>
    /// <returns>The token.</returns>
    public static JsonNode? Token(string? serialized)
    {
        if (string.IsNullOrEmpty(serialized))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(serialized);
        }
        catch (JsonException)
        {
            return JsonValue.Create(serialized);
        }
    }

    /// <summary>A time to the second, in UTC.</summary>
    /// <param name="utc">The time.</param>
    /// <returns>Its text.</returns>
    public static string Time(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
