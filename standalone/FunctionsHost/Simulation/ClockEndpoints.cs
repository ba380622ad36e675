using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GovMedia.Standalone;

/// <summary>Reads and moves the simulated clock over HTTP.</summary>
internal sealed class ClockEndpoints(ClockMover mover)
{
    private static readonly Words s_title = new("时钟没有移动", "The clock was not moved");

    /// <summary>Maps <c>/simulation/clock</c>.</summary>
    /// <param name="app">Where to.</param>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/simulation/clock", ReadAsync).WithMetadata(ServedHere.Mark);
        app.MapPost("/simulation/clock", MoveAsync).WithMetadata(ServedHere.Mark);
    }

    private Task ReadAsync(HttpContext http) => http.Response.WriteAsJsonAsync(new { now = Moments.Write(mover.Now) });

    private async Task MoveAsync(HttpContext http)
    {
        if (await ReadTargetAsync(http) is not { } target)
        {
            return;
        }

        (DateTimeOffset Now, long Fired)? moved = await mover.MoveAsync(target.Reckon, http.RequestAborted);
        await (moved is null
            ? RefuseAsync(
                http,
                "clock-moves-forward-only",
                target.Field,
                new(
                    $"{target.Field}：'{target.Text}' 早于当前时间 {Moments.Write(mover.Now)}；时钟只能向前。",
                    $"{target.Field}: '{target.Text}' lies before {Moments.Write(mover.Now)}; time only moves on."))
            : http.Response.WriteAsJsonAsync(new { now = Moments.Write(moved.Value.Now), fired = moved.Value.Fired }));
    }

    private static async Task<Target?> ReadTargetAsync(HttpContext http)
    {
        const string either = "{ \"to\": \"2025-10-14T09:00:00+08:00\" } / { \"advance\": \"P7DT1H\" }";
        Dictionary<string, JsonElement>? body;
        try
        {
            body = await JsonSerializer.DeserializeAsync<Dictionary<string, JsonElement>>(
                http.Request.Body, cancellationToken: http.RequestAborted);
        }
        catch (JsonException)
        {
            await RefuseAsync(
                http,
                "malformed-json",
                null,
                new($"请求内容不是 JSON 对象；接受：{either}。", $"The body is not a JSON object; expected {either}."));
            return null;
        }

        JsonElement to = default;
        JsonElement advance = default;
        bool hasTo = body?.TryGetValue("to", out to) is true && to.ValueKind != JsonValueKind.Null;
        bool hasAdvance = body?.TryGetValue("advance", out advance) is true && advance.ValueKind != JsonValueKind.Null;
        if (hasTo == hasAdvance)
        {
            string given = hasTo ? "to, advance" : "-";
            await RefuseAsync(
                http,
                "invalid-clock-move",
                "to",
                new(
                    $"to 与 advance 应当只给出一个（现有：{given}）；接受：{either}。",
                    $"Exactly one of to and advance is expected (given: {given}), as {either}."));
            return null;
        }

        string field = hasTo ? "to" : "advance";
        string text = (hasTo ? to : advance).ToString();
        if (Target.Of(field, text) is { } target)
        {
            return target;
        }

        string accepted = hasTo ? Moments.Accepted : Moments.AcceptedDuration;
        string chinese = hasTo
            ? "带时区的 ISO 8601 时间，如 2025-09-26T10:00:00+08:00"
            : "ISO 8601 时长（周、日、时、分、秒），如 P7DT1H";
        await RefuseAsync(
            http,
            "invalid-clock-move",
            field,
            new($"{field}：不接受 '{text}'；接受{chinese}。", $"{field}: '{text}' is not accepted; expected {accepted}."));
        return null;
    }

    private static Task RefuseAsync(HttpContext http, string code, string? field, Words detail) =>
        HostProblem.WriteAsync(http, StatusCodes.Status400BadRequest, code, s_title, detail, field);

    private sealed record Target(string Field, string Text, Func<DateTimeOffset, DateTimeOffset> Reckon)
    {
        public static Target? Of(string field, string text)
        {
            if (field == "to")
            {
                return Moments.TryParse(text, out DateTimeOffset to) ? new(field, text, _ => to) : null;
            }

            return Moments.TryParseDuration(text, out TimeSpan by)
                ? new(field, text, now => DateTimeOffset.MaxValue - now > by ? now + by : DateTimeOffset.MaxValue)
                : null;
        }
    }
}
