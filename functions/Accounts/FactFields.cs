using System.Text.Json;
using GovMedia.Functions.Http;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Chains;

namespace GovMedia.Functions.Accounts;

/// <summary>Reads what is stated of a matter: words where the law asks for one of some, plain yes or no elsewhere.</summary>
/// <remarks>A fact may stand in <c>facts</c> or beside it. What follows from other facts cannot be stated and is ignored, as
/// are names that no condition asks for.</remarks>
public static class FactFields
{
    /// <summary>The facts of a body, on top of those that are known already.</summary>
    public static Facts Read(JsonElement body, Facts known, FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(known);
        Fields top = new(body, errors);
        JsonElement? inner = top.Raw("facts");
        Dictionary<string, bool> stated = new(known.Stated, StringComparer.Ordinal);
        foreach (FactDefinition fact in FactTable.All.Where(static f => f.Origin == FactOrigin.Stated && !ChainDesk.IsOfTheProcess(f.Name)))
        {
            if (Find(body, inner, fact.Name) is { } value)
            {
                if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                {
                    stated[fact.Name] = value.ValueKind == JsonValueKind.True;
                }
                else
                {
                    errors.Add($"facts.{fact.Name}", "须是true或false。", "true or false is expected.");
                }
            }
        }

        return known with
        {
            OwnerKind = Choice("ownerKind") ?? known.OwnerKind,
            OwnerBody = Choice("ownerBody") ?? known.OwnerBody,
            OwnerLevel = Choice("ownerLevel") ?? known.OwnerLevel,
            Channel = Choice("channel") ?? known.Channel,
            Purpose = Choice("purpose") ?? known.Purpose,
            Subtype = Choice("subtype") ?? known.Subtype,
            SponsorName = Text("sponsorName") ?? known.SponsorName,
            CertificationText = Text("certificationText") ?? known.CertificationText,
            OpenedOn = Day("openedOn") ?? known.OpenedOn,
            Stated = stated,
        };

        string? Choice(string name)
        {
            IReadOnlyList<string> accepted = FactTable.Get(name).Values;
            string? text = Text(name);
            if (text is not null && !accepted.Contains(text))
            {
                string list = string.Join(", ", accepted);
                errors.Add($"facts.{name}", $"不接受“{text}”；可为：{list}。", $"'{text}' is not accepted; accepted are {list}.");
            }

            return text;
        }

        string? Text(string name) => inner is { } facts && facts.TryGetProperty(name, out _)
            ? new Fields(facts, errors, "facts.").OptionalText(name, 500)
            : top.OptionalText(name, 500);

        DateOnly? Day(string name) =>
            inner is { } facts && facts.TryGetProperty(name, out _) ? new Fields(facts, errors, "facts.").Day(name)
            : body.TryGetProperty(name, out JsonElement there) && there.ValueKind != JsonValueKind.Null ? top.Day(name)
            : null;
    }

    private static JsonElement? Find(JsonElement body, JsonElement? inner, string name)
    {
        if (inner is { } facts && facts.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
        {
            return value;
        }

        return body.TryGetProperty(name, out value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value : null;
    }
}
