using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Http;

namespace GovMedia.Functions.Accounts;

/// <summary>What a change (变更) may be: sponsor, operator, name, certification, platform, address .</summary>
public static class ChangeFields
{
    /// <summary>What can be changed by a case; an avatar or a column is none of it.</summary>
    public static IReadOnlyList<string> Accepted { get; } = ["name", "platform", "unit", "operator", "certification", "url"];

    /// <summary>The changes asked for.</summary>
    public static JsonObject Read(JsonElement body, FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        JsonObject changes = [];
        if (new Fields(body, errors).Raw("changes") is { } given)
        {
            Fields fields = new(given, errors, "changes.");
            foreach (string name in Accepted)
            {
                if (fields.OptionalText(name, 500) is { } value)
                {
                    changes[name] = value;
                }
            }
        }

        if (changes.Count == 0 && !errors.Any)
        {
            string list = string.Join(", ", Accepted);
            errors.Add("changes", $"须写明变更事项；可为：{list}（A-22）。", $"Say what changes; accepted are {list} (A-22).");
        }

        return changes;
    }
}
