using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace GovMedia.Standalone.AzureStorage;

/// <summary>Reads a storage service's refusal: the code header, OData JSON (Tables), or XML (Blobs).</summary>
internal sealed class StorageErrors : RequestFailedDetailsParser
{
    public static readonly StorageErrors Parser = new();

    public override bool TryParse(
        Response response,
        [NotNullWhen(true)] out ResponseError? error,
        out IDictionary<string, string>? data)
    {
        data = null;
        (string? code, string? message) = Body(response);
        if (response.Headers.TryGetValue("x-ms-error-code", out string? header))
        {
            code = header;
        }

        error = code is null ? null : new ResponseError(code, message);
        return error is not null;
    }

    /// <summary>The code of a refused response, or null.</summary>
    public static string? CodeOf(Response response) =>
        Parser.TryParse(response, out ResponseError? error, out _) ? error.Code : null;

    private static (string? Code, string? Message) Body(Response response)
    {
        if (response.ContentStream is not { CanSeek: true, Length: > 0 } || response.Content.ToMemory().IsEmpty)
        {
            return (null, null);
        }

        string text = response.Content.ToString().TrimStart('\uFEFF', ' ', '\r', '\n');
        try
        {
            return text switch
            {
                ['{', ..] => Json(text),
                ['<', ..] => Xml(text),
                _ => (null, null),
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or XmlException)
        {
            // A proxy's own error page: status and reason still tell what happened.
            return (null, null);
        }
    }

    private static (string? Code, string? Message) Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        if (!document.RootElement.TryGetProperty("odata.error", out JsonElement error))
        {
            return (null, null);
        }

        string? code = error.TryGetProperty("code", out JsonElement c) ? c.GetString() : null;
        string? message = null;
        if (error.TryGetProperty("message", out JsonElement m))
        {
            message = m.ValueKind == JsonValueKind.Object
                ? m.TryGetProperty("value", out JsonElement value) ? value.GetString() : null
                : m.GetString();
        }

        return (code, message);
    }

    private static (string? Code, string? Message) Xml(string text)
    {
        XElement? root = XDocument.Parse(text).Root;
        XElement? Named(string name) => root?.Elements().FirstOrDefault(e =>
            e.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase));
        return (Named("Code")?.Value, Named("Message")?.Value);
    }
}
