using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace GovMedia.Standalone.AzureStorage;

/// <summary>Signs Table requests with the account's key (scheme SharedKeyLite), by the machine's clock.</summary>
internal sealed class TableSignature(string account, AccountKey key) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        Request request = message.Request;
        string date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);
        string signature = key.Sign($"{date}\n{ResourceOf(request.Uri.ToUri())}");
        request.Headers.SetValue("Authorization", $"SharedKeyLite {account}:{signature}");
    }

    /// <summary>The path as sent; of the query only <c>comp</c> counts.</summary>
    internal string ResourceOf(Uri uri)
    {
        string? comp = uri.Query.TrimStart('?').Split('&').FirstOrDefault(pair =>
            pair.StartsWith("comp=", StringComparison.OrdinalIgnoreCase));
        return $"/{account}{uri.AbsolutePath}{(comp is null ? "" : "?" + comp)}";
    }
}
