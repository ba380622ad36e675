using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace GovMedia.Functions.Cases;

/// <summary>What makes two submissions one: the client's key, and the body that belongs to it.</summary>
/// <param name="Route">What is submitted, and for whom; the same key elsewhere is another one.</param>
/// <param name="Key">The client's key.</param>
/// <param name="Body">The canonical body.</param>
public sealed record SubmissionKey(string Route, string Key, byte[] Body)
{
    /// <summary>The header it comes in.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The key of a request; null where it has none.</summary>
    /// <exception cref="ProblemException">The body has no canonical form.</exception>
    public static SubmissionKey? Of(HttpRequest request, string route, JsonElement body)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Headers.TryGetValue(Header, out StringValues key))
        {
            return null;
        }

        try
        {
            return new SubmissionKey(route, key.ToString(), CanonicalJson.Bytes(JsonNode.Parse(body.GetRawText())));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw Problem.Field("body", "含有无法规范化的数值或文字。", "A number or text in it has no canonical form.").Thrown();
        }
    }
}
