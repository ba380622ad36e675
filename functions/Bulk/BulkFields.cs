using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Bulk;

namespace GovMedia.Functions.Bulk;

/// <summary>Reads what a bulk act takes, act by act.</summary>
public static class BulkFields
{
    private const int MaxNumbers = 500_000;

    /// <summary>What the act takes, the same for every item; checked.</summary>
    /// <param name="action">The act.</param>
    /// <param name="body">The body; what the act takes stands in <c>with</c>.</param>
    /// <param name="known">Whether there is a user of a name.</param>
    public static JsonObject With(IBulkAction action, Fields body, Func<string, bool> known)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(known);
        JsonElement? given = body.Raw("with");
        Fields with = new(given ?? JsonSerializer.SerializeToElement(new JsonObject()), body.Errors, "with.");
        JsonObject taken = [];
        switch (action.Id)
        {
            case "assign":
                if (with.OptionalText("user", 100) is { } user)
                {
                    taken["user"] = user;
                    if (!known(user))
                    {
                        body.Errors.Add("with.user", $"没有用户“{user}”。", $"There is no user '{user}'.");
                    }
                }

                break;
            case "measure":
                taken["measure"] = with.Text("measure", 60);
                if (with.OptionalText("finding", 4000, lines: true) is { } finding)
                {
                    taken["finding"] = finding;
                }

                break;
            case "receipt":
                if (with.Raw("numbers") is { } numbers)
                {
                    taken["numbers"] = Numbers(numbers, body.Errors);
                }

                break;
            default:
                break;
        }

        return taken;
    }

    // By task, the numbers that registers gave: { TASK: { REGISTER: NUMBER } }.
    private static JsonObject? Numbers(JsonElement numbers, FieldErrors errors)
    {
        bool sound = numbers.GetRawText().Length <= MaxNumbers
            && numbers.EnumerateObject().All(static task => task.Value.ValueKind == JsonValueKind.Object
                && task.Value.EnumerateObject().All(static n => n.Value.ValueKind == JsonValueKind.String));
        if (sound)
        {
            return (JsonObject)JsonNode.Parse(numbers.GetRawText())!;
        }

        errors.Add(
            "with.numbers",
            "须是 { 待办: { 登记系统: 编号 } }。",
            "{ TASK: { REGISTER: NUMBER } } is expected.");
        return null;
    }
}
