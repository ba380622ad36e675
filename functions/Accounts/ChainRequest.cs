using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;

namespace GovMedia.Functions.Accounts;

/// <summary>What begins a procedure of an account, as it comes from outside, checked field by field.</summary>
/// <param name="Facts">What is stated of the matter.</param>
/// <param name="Form">The form as filled in.</param>
/// <param name="Overrides">Reasons for passing soft gates, by gate.</param>
/// <param name="Documents">Materials handed in.</param>
public sealed record ChainRequest(
    Facts Facts, JsonObject Form, IReadOnlyDictionary<string, string> Overrides, IReadOnlyList<NewDocument> Documents)
{
    private const int MaxForm = 100_000;
    private static readonly string[] Reasons = ["work", "ordered", "compelled"];

    /// <summary>Reads what every procedure takes: <c>facts</c>, <c>form</c>, <c>overrides</c>, <c>documents</c>.</summary>
    /// <param name="body">The body.</param>
    /// <param name="known">What is known already.</param>
    /// <param name="errors">Where faults go.</param>
    public static ChainRequest Read(JsonElement body, Facts known, FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        Fields fields = new(body, errors);
        JsonElement? form = fields.Raw("form");
        if (form is { } given && given.GetRawText().Length > MaxForm)
        {
            errors.Add("form", $"超过{MaxForm}个字符。", $"More than {MaxForm} characters.");
        }

        Dictionary<string, string> overrides = new(StringComparer.Ordinal);
        if (fields.Raw("overrides") is { } reasons)
        {
            Fields inner = new(reasons, errors, "overrides.");
            foreach (JsonProperty reason in reasons.EnumerateObject())
            {
                overrides[reason.Name] = inner.Text(reason.Name, 2000, lines: true);
            }
        }

        return new ChainRequest(
            FactFields.Read(body, known, errors),
            form is { } filled && !errors.Any ? (JsonObject)JsonNode.Parse(filled.GetRawText())! : [],
            overrides,
            AttachmentFields.ReadDocuments(fields));
    }

    /// <summary>Why an account is changed or closed: the word that the law distinguishes, and the reason in words.</summary>
    /// <param name="fields">The body; <c>reason</c> may be the word itself, or words beside a <c>reasonKind</c>.</param>
    /// <param name="usual">The word where none is given.</param>
    public static (string Kind, string? Words) ReadReason(Fields fields, string usual)
    {
        string? reason = fields.OptionalText("reason", 2000, lines: true);
        string? kind = fields.OptionalText("reasonKind", 60);
        if (kind is not null && !Reasons.Contains(kind))
        {
            string list = string.Join(", ", Reasons);
            fields.Errors.Add("reasonKind", $"不接受“{kind}”；可为：{list}。", $"'{kind}' is not accepted; accepted are {list}.");
        }

        return reason is not null && Reasons.Contains(reason)
            ? (reason, fields.OptionalText("explanation", 2000, lines: true))
            : (kind ?? usual, reason ?? fields.OptionalText("explanation", 2000, lines: true));
    }
}
