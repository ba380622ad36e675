using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovMedia.Cli.Simulation;

/// <summary>Speaks to the host as the scenario's people do.</summary>
internal sealed class ScenarioClient : IDisposable
{
    private readonly HttpClient http;
    private readonly string password;
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    /// <param name="url">Where the host answers.</param>
    /// <param name="password">Every user's.</param>
    public ScenarioClient(Uri url, string password)
    {
        this.password = password;
        http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>Makes a call, its names filled in already, signing its user in first where needed.</summary>
    public async Task<ScenarioAnswer> SendAsync(ScenarioCall call, CancellationToken stop)
    {
        using HttpRequestMessage request = new(new HttpMethod(call.Method), new Uri(call.Route, UriKind.Relative));
        if (call.Body is not null)
        {
            request.Content = call.Body is JsonValue value && value.TryGetValue(out string? text)
                ? new StringContent(text)
                : JsonContent.Create(call.Body);
        }

        foreach ((string name, string value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (call.User is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(call.User, stop));
        }

        using HttpResponseMessage answer = await http.SendAsync(request, stop);
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync(stop);
        bool json = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true;
        return new ScenarioAnswer((int)answer.StatusCode, json ? Read(bytes) : null, bytes);
    }

    /// <summary>Reads as a user; an answer other than success ends the scenario.</summary>
    public async Task<JsonNode?> ReadAsync(string route, string? user, CancellationToken stop)
    {
        ScenarioAnswer answer = await SendAsync(Get(route, user), stop);
        return answer.IsSuccess ? answer.Json : throw new ScenarioFailedException($"GET {route}: {answer.Summary}");
    }

    /// <summary>Moves the host's clock and waits until all work that this sets off is done.</summary>
    public async Task MoveClockAsync(DateTimeOffset to, CancellationToken stop)
    {
        JsonObject body = new() { ["to"] = to.ToString("o") };
        ScenarioCall move = new("POST", "/simulation/clock", body, null, new Dictionary<string, string>());
        ScenarioAnswer answer = await SendAsync(move, stop);
        if (!answer.IsSuccess)
        {
            throw new ScenarioFailedException($"the clock could not be moved to {to:o}: {answer.Summary}");
        }
    }

    /// <summary>A call that reads.</summary>
    public static ScenarioCall Get(string route, string? user) =>
        new("GET", route, null, user, new Dictionary<string, string>());

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<string> TokenAsync(string user, CancellationToken stop)
    {
        if (tokens.TryGetValue(user, out string? known))
        {
            return known;
        }

        JsonObject credentials = new() { ["user"] = user, ["password"] = password };
        ScenarioCall signIn = new("POST", "/api/session", credentials, null, new Dictionary<string, string>());
        ScenarioAnswer answer = await SendAsync(signIn, stop);
        return tokens[user] = (string?)answer.Json?["token"]
            ?? throw new ScenarioFailedException($"{user} could not sign in: {answer.Summary}");
    }

    private static JsonNode? Read(byte[] bytes)
    {
        try
        {
            return bytes.Length == 0 ? null : JsonNode.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
