using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace GovMedia.Standalone.AzureStorage;

/// <summary>Signs Blob requests with the account's key (scheme SharedKey), by the machine's clock.</summary>
internal sealed class BlobSignature(string account, AccountKey key) : HttpPipelineSynchronousPolicy
{
    /// <summary>The headers of the string to sign, in its order; Content-Length and Date are treated apart.</summary>
    private static readonly string[] Before = ["Content-Encoding", "Content-Language"];
    private static readonly string[] After =
        ["If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range"];

    public override void OnSendingRequest(HttpMessage message)
    {
        Request request = message.Request;
        string date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);
        string signature = key.Sign(TextOf(request));
        request.Headers.SetValue("Authorization", $"SharedKey {account}:{signature}");
    }

    internal string TextOf(Request request)
    {
        StringBuilder text = new();
        text.Append(request.Method.Method).Append('\n');
        foreach (string name in Before)
        {
            text.Append(Header(request, name)).Append('\n');
        }

        // An empty body is signed as an empty length.
        long length = request.Content is { } content && content.TryComputeLength(out long known) ? known : 0;
        text.Append(length > 0 ? length.ToString(CultureInfo.InvariantCulture) : "").Append('\n');
        text.Append(Header(request, "Content-MD5")).Append('\n');
        text.Append(Header(request, "Content-Type")).Append('\n');
        text.Append('\n'); // Date stands in x-ms-date.
        foreach (string name in After)
        {
            text.Append(Header(request, name)).Append('\n');
        }

        AppendServiceHeaders(text, request);
        AppendResource(text, request.Uri.ToUri());
        return text.ToString();
    }

    private static string Header(Request request, string name) =>
        request.Headers.TryGetValue(name, out string? value) ? value ?? "" : "";

    private static void AppendServiceHeaders(StringBuilder text, Request request)
    {
        IEnumerable<(string Name, string Value)> own = request.Headers
            .Select(header => (Name: header.Name.ToLowerInvariant(), header.Value))
            .Where(header => header.Name.StartsWith("x-ms-", StringComparison.Ordinal))
            .OrderBy(header => header.Name, StringComparer.Ordinal);
        foreach ((string name, string value) in own)
        {
            text.Append(name).Append(':').Append(value.Trim()).Append('\n');
        }
    }

    private void AppendResource(StringBuilder text, Uri uri)
    {
        text.Append('/').Append(account).Append(uri.AbsolutePath);
        IEnumerable<IGrouping<string, string>> parameters = uri.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .GroupBy(
                pair => Uri.UnescapeDataString(pair[0]).ToLowerInvariant(),
                pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "")
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, string> parameter in parameters)
        {
            text.Append('\n').Append(parameter.Key).Append(':');
            text.AppendJoin(',', parameter.Order(StringComparer.Ordinal));
        }
    }
}
