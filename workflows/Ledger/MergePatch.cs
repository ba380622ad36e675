using System.Text.Json.Nodes;

namespace GovMedia.Workflows.Ledger;

/// <summary>What changed between two states of a case, as JSON merge patches (RFC 7396).</summary>
/// <remarks>A case's state never holds an explicit null, so that null in a patch can mean "gone".</remarks>
public static class MergePatch
{
    /// <summary>The patch that turns <paramref name="from"/> into <paramref name="to"/>; empty where they are equal.</summary>
    public static JsonObject Between(JsonObject from, JsonObject to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        JsonObject patch = [];
        foreach ((string name, JsonNode? value) in to)
        {
            if (!from.TryGetPropertyValue(name, out JsonNode? old))
            {
                patch[name] = value?.DeepClone();
            }
            else if (old is JsonObject oldObject && value is JsonObject newObject)
            {
                JsonObject inner = Between(oldObject, newObject);
                if (inner.Count > 0)
                {
                    patch[name] = inner;
                }
            }
            else if (!JsonNode.DeepEquals(old, value))
            {
                patch[name] = value?.DeepClone();
            }
        }

        foreach ((string name, _) in from)
        {
            if (!to.ContainsKey(name))
            {
                patch[name] = null;
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
}
