using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.Instances;

/// <summary>A running instance's HTTP interface, used with the trust that reading its data folder gives.</summary>
internal sealed class InstanceApi : IDisposable
{
    private readonly HttpClient http;
    private readonly RunningInstance instance;

    /// <summary>Talks to one instance, as nobody until signed in.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="language">The language its reasons are wanted in.</param>
    public InstanceApi(RunningInstance instance, string language = "en")
    {
        this.instance = instance;
        http = new HttpClient { BaseAddress = instance.Url, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
    }

    /// <summary>Signs in as a user, by the secret that only this machine's account of the instance can read.</summary>
    /// <returns>The session as the instance answers it, with its <c>token</c>.</returns>
    /// <exception cref="CommandFailedException">The secret cannot be read, or the instance refuses.</exception>
    public async Task<JsonObject> SignInAsync(string user, CancellationToken stop)
    {
        string path = Path.Combine(instance.DataDirectory, "local.secret");
        if (!File.Exists(path))
        {
            throw new CommandFailedException($"the instance at {instance.Url} left no local.secret in its data folder");
        }

        string secret = (await File.ReadAllTextAsync(path, stop)).Trim();
        JsonNode? session = await SendAsync(
            HttpMethod.Post, "/api/session/local", JsonContent.Create(new { user, secret }), stop);
        string? token = (string?)session?["token"];
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return session as JsonObject ?? throw new CommandFailedException("the instance answered no session");
    }

    /// <summary>Sends one request and reads its JSON; null when the answer is empty.</summary>
    /// <exception cref="CommandFailedException">The instance refused; the message carries its reason.</exception>
    public async Task<JsonNode?> SendAsync(HttpMethod method, string route, HttpContent? content, CancellationToken stop)
    {
        using HttpRequestMessage request = new(method, new Uri(route, UriKind.Relative)) { Content = content };
        using HttpResponseMessage answer = await http.SendAsync(request, stop);
        string text = await answer.Content.ReadAsStringAsync(stop);
        if (!answer.IsSuccessStatusCode)
        {
            throw new CommandFailedException(Reason(method, route, answer, text));
        }

        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static string Reason(HttpMethod method, string route, HttpResponseMessage answer, string text)
    {
        string asked = $"{method} {route} was answered {(int)answer.StatusCode}";
        try
        {
            JsonNode? problem = JsonNode.Parse(text);
            return $"{asked} {(string?)problem?["code"]}: {(string?)problem?["detail"] ?? (string?)problem?["title"]}";
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return asked;
        }
    }
}
