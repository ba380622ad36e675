using System.Text;
using System.Text.Json.Nodes;

namespace GovMedia.Functions.Tests.Running;

/// <summary>An answer, read whole.</summary>
public sealed record Reply(int Status, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Code => (string?)Json["code"];

    public JsonArray Items => Json["items"]!.AsArray();

    public string this[string field] => Json[field]!.ToString();
}
