using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovMedia.Workflows.Ledger;

/// <summary>What changed between two states of a case, as JSON merge patches (RFC 7396).</summary>
/// <remarks>A case's state never holds an explicit null, so that null in a patch can mean "gone".</remarks>
public static class MergePatch
{
    /// <summary>The patch that turns <paramref name="from"/> into <paramref name="to"/>; empty where they are equal. Members
    /// that are null count as not there.</summary>
    /// <exception cref="ArgumentException">One of the two is no object.</exception>
    public static JsonObject Between(JsonElement from, JsonElement to)
    {
        RequireObject(from, nameof(from));
        RequireObject(to, nameof(to));
        JsonObject patch = [];
        foreach (JsonProperty member in to.EnumerateObject())
        {
            JsonElement value = member.Value;
            bool stood = from.TryGetProperty(member.Name, out JsonElement old) && old.ValueKind != JsonValueKind.Null;
            if (value.ValueKind == JsonValueKind.Null || (stood && IsSameText(old, value)))
            {
                continue;
            }

            if (stood && old.ValueKind == JsonValueKind.Object && value.ValueKind == JsonValueKind.Object)
            {
                JsonObject inner = Between(old, value);
                if (inner.Count > 0)
                {
                    patch[member.Name] = inner;
                }
            }
            else if (!stood || !JsonElement.DeepEquals(old, value))
            {
                patch[member.Name] = Copy(value);
            }
        }

        foreach (JsonProperty member in from.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null
                && (!to.TryGetProperty(member.Name, out JsonElement value) || value.ValueKind == JsonValueKind.Null))
            {
                patch[member.Name] = null;
            }
        }

        return patch;
    }

    /// <summary>The state after a patch; the given one is left as it is.</summary>
    public static JsonObject Apply(JsonObject state, JsonObject patch)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(patch);
        JsonObject result = (JsonObject)state.DeepClone();
        Merge(result, patch);
        return result;
    }

    /// <summary>Applies a patch to a state in place.</summary>
    public static void Merge(JsonObject target, JsonObject patch)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(patch);
        foreach ((string name, JsonNode? value) in patch)
        {
            switch (value)
            {
                case null:
                    target.Remove(name);
                    break;
                case JsonObject members:
                    if (target[name] is not JsonObject inner)
                    {
                        inner = [];
                        target[name] = inner;
                    }

                    Merge(inner, members);
                    break;
                default:
                    target[name] = value.DeepClone();
                    break;
            }
        }
    }

    // Nearly all of a case stands as it stood, written by the same hand: its bytes tell.
    private static bool IsSameText(JsonElement one, JsonElement other) =>
        JsonMarshal.GetRawUtf8Value(one).SequenceEqual(JsonMarshal.GetRawUtf8Value(other));

    // Without members that are null, since a patch would say "remove" by them. Items of arrays stay as they are.
    private static JsonNode? Copy(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return value.ValueKind == JsonValueKind.Array ? JsonArray.Create(value) : JsonValue.Create(value);
        }

        JsonObject copy = [];
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                copy[member.Name] = Copy(member.Value);
            }
        }

        return copy;
    }

    private static void RequireObject(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"A merge patch stands between objects, not {value.ValueKind}.", name);
        }
    }
}
