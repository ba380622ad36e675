using System.Net.Http.Headers;
using System.Text;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.Primitives;

namespace GovMedia.Standalone;

/// <summary>Makes one HTTP request of an orchestrator, as an activity of the app's own host.</summary>
internal sealed class HttpActivity : TaskActivity<DurableHttpRequest, DurableHttpResponse>
{
    /// <summary>The reserved name the call stands under in histories.</summary>
    public const string Name = "BuiltIn::HttpActivity";

    private const int MostRedirects = 50;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(100);
    private static readonly HttpClient s_http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <inheritdoc/>
    /// <exception cref="TimeoutException">No answer came within the request's <c>Timeout</c>, or 100 s.</exception>
    public override async Task<DurableHttpResponse> RunAsync(TaskActivityContext context, DurableHttpRequest input)
    {
        TimeSpan patience = input.Timeout ?? s_patience;
        using CancellationTokenSource time = new(patience);
        try
        {
            using HttpResponseMessage response = await SendAsync(input, time.Token);
            return new DurableHttpResponse(response.StatusCode)
            {
                Headers = HeadersOf(response),
                Content = await response.Content.ReadAsStringAsync(time.Token),
            };
        }
        catch (OperationCanceledException late) when (time.IsCancellationRequested)
        {
            throw new TimeoutException($"{input.Method} {input.Uri} was not answered within {patience}.", late);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(DurableHttpRequest input, CancellationToken cancellation)
    {
        Hop hop = new(input.Method, input.Uri, []);
        for (int redirects = 0; ; redirects++)
        {
            using HttpRequestMessage request = RequestOf(input, hop);
            HttpResponseMessage response = await s_http.SendAsync(request, cancellation);
            if (redirects == MostRedirects || hop.Next(response) is not { } next)
            {
                // Whoever follows it knows where the request began, not where it has come to.
                if (redirects > 0 && response.Headers.Location is { IsAbsoluteUri: false } location)
                {
                    response.Headers.Location = new Uri(hop.Uri, location);
                }

                return response;
            }

            response.Dispose();
            hop = next;
        }
    }

    private static HttpRequestMessage RequestOf(DurableHttpRequest input, Hop hop)
    {
        HttpRequestMessage request = new(hop.Method, hop.Uri);
        if (input.Content is { } text && hop.Method == input.Method)
        {
            request.Content = new StringContent(text, Encoding.UTF8);
        }

        foreach ((string name, StringValues values) in input.Headers ?? new Dictionary<string, StringValues>())
        {
            if (hop.Withheld.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            // What describes the body stands with the body, in place of what was assumed of it.
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)
                && request.Content?.Headers is { } body)
            {
                body.Remove(name);
                body.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }

    private static Dictionary<string, StringValues> HeadersOf(HttpResponseMessage response)
    {
        Dictionary<string, StringValues> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (HttpHeaders part in new HttpHeaders[] { response.Headers, response.Content.Headers })
        {
            foreach ((string name, IEnumerable<string> values) in part)
            {
                headers[name] = new StringValues([.. values]);
            }
        }

        return headers;
    }
}
