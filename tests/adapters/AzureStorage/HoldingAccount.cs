using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GovMedia.Adapters.Tests.AzureStorage;

/// <summary>As much of the Blob service as tells of immutability, which Azurite lacks: a container with version-level
/// immutability, on an account that gives new bodies a policy or does not.</summary>
public sealed class HoldingAccount : IAsyncDisposable
{
    private const string Until = "x-ms-immutability-policy-until-date";
    private const string Hold = "x-ms-legal-hold";

    private readonly WebApplication _application;
    private readonly bool _givesPolicies;
    private readonly bool _takesPolicies;
    private readonly ConcurrentDictionary<string, (IHeaderDictionary Headers, byte[] Bytes)> _bodies = [];

    private HoldingAccount(WebApplication application, bool givesPolicies, bool takesPolicies)
    {
        _application = application;
        _givesPolicies = givesPolicies;
        _takesPolicies = takesPolicies;
    }

    public Uri Url => new(new Uri(_application.Urls.First()), "account");

    /// <summary>The bodies written, by path.</summary>
    public IReadOnlyCollection<string> Bodies => [.. _bodies.Keys];

    /// <summary>Starts one.</summary>
    /// <param name="givesPolicies">Whether the account gives each new body a policy.</param>
    /// <param name="takesPolicies">Whether the caller has the right to set one.</param>
    public static async Task<HoldingAccount> StartAsync(bool givesPolicies, bool takesPolicies = true)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication application = builder.Build();
        HoldingAccount account = new(application, givesPolicies, takesPolicies);
        application.Run(account.ServeAsync);
        await application.StartAsync();
        return account;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        IHeaderDictionary answer = context.Response.Headers;
        answer.ETag = "\"0x1\"";
        answer.LastModified = "Fri, 26 Sep 2025 02:00:00 GMT";
        using MemoryStream sent = new();
        await request.Body.CopyToAsync(sent);
        if (request.Query["restype"] == "container")
        {
            answer["x-ms-immutable-storage-with-versioning-enabled"] = "true";
            answer["x-ms-has-immutability-policy"] = "false";
            answer["x-ms-has-legal-hold"] = "false";
            context.Response.StatusCode = request.Method == "PUT" ? 201 : 200;
        }
        else if (request.Method == "PUT")
        {
            bool asks = request.Headers.ContainsKey(Until) || request.Headers.ContainsKey(Hold);
            HeaderDictionary kept = new() { [Until] = request.Headers[Until], [Hold] = request.Headers[Hold] };
            context.Response.StatusCode = asks && !_takesPolicies ? 403
                : _bodies.TryAdd(request.Path, (kept, sent.ToArray())) ? 201
                : 409;
        }
        else if (_bodies.TryGetValue(request.Path, out (IHeaderDictionary Headers, byte[] Bytes) body))
        {
            IHeaderDictionary kept = body.Headers;
            string given = _givesPolicies ? DateTimeOffset.UtcNow.AddDays(30).ToString("r") : "";
            string? until = kept[Until].Count > 0 ? kept[Until].ToString() : given;
            if (until.Length > 0)
            {
                answer[Until] = until;
                answer["x-ms-immutability-policy-mode"] = "unlocked";
            }

            answer[Hold] = kept[Hold].Count > 0 ? kept[Hold].ToString() : "false";
            answer["x-ms-blob-type"] = "BlockBlob";
            answer.ContentLength = body.Bytes.Length;
            if (request.Method == "GET")
            {
                await context.Response.Body.WriteAsync(body.Bytes);
            }
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }
}
