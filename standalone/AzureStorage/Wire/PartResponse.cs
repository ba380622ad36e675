using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace GovMedia.Standalone.AzureStorage;

/// <summary>One answer out of a batch's many.</summary>
internal sealed class PartResponse(int status, string reason, IReadOnlyList<HttpHeader> headers, byte[] content)
    : Response
{
    public override int Status => status;

    public override string ReasonPhrase => reason;

    public override Stream? ContentStream { get; set; } = new MemoryStream(content, 0, content.Length, false, true);

    public override string ClientRequestId { get; set; } = "";

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = Named(name).Select(header => header.Value).FirstOrDefault();
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = [.. Named(name).Select(header => header.Value)];
        return values.Any();
    }

    protected override bool ContainsHeader(string name) => Named(name).Any();

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers;

    private IEnumerable<HttpHeader> Named(string name) =>
        headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
