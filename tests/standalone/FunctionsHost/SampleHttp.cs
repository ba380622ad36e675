using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace GovMedia.Standalone;

/// <summary>HTTP functions in all their shapes.</summary>
public sealed class SampleHttp(Greeting greeting)
{
    [Function("Action")]
    public IActionResult Action(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "shapes/action")] HttpRequest request) =>
        new OkObjectResult(new { greeting.Word, Path = request.Path.Value });

    [Function("Result")]
    public static Task<IResult> Result(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "shapes/result")] HttpRequest request) =>
        Task.FromResult(Results.Json(new { ok = true }, statusCode: StatusCodes.Status202Accepted));

    [Function("Poco")]
    public static ValueTask<Note> Poco(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "shapes/poco")] HttpRequest request,
        [FromBody] Note note) => ValueTask.FromResult(note with { Count = note.Count + 1 });

    [Function("Text")]
    public static string Text(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "shapes/text")] HttpRequest request) => "plain";

    [Function("Nothing")]
    public static void Nothing(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "shapes/nothing")] HttpRequest request) =>
        request.HttpContext.Response.Headers["x-said"] = "nothing";

    [Function("Own")]
    public static async Task<HttpResponseData> Own(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "shapes/own")] HttpRequestData request)
    {
        Note? note = await request.ReadFromJsonAsync<Note>();
        HttpResponseData response = request.CreateResponse(HttpStatusCode.Created);
        response.Headers.Add("x-method", request.Method);
        response.Headers.Add("x-q", request.Query["q"]);
        response.Cookies.Append("seen", "yes");
        await response.WriteAsJsonAsync(note);
        return response;
    }

    [Function("Names")]
    public static IActionResult Names(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "names/{caseNo}/{day}/{count?}")] HttpRequest request,
        string caseNo,
        DateOnly day,
        FunctionContext context,
        int? count,
        Kind kind = Kind.Plain,
        CancellationToken cancellation = default) => new OkObjectResult(new
        {
            caseNo,
            day,
            count,
            kind = kind.ToString(),
            function = context.FunctionDefinition.Name,
            bound = context.BindingContext.BindingData["CASENO"],
            same = context.GetHttpContext() == request.HttpContext,
            trigger = context.FunctionDefinition.InputBindings["request"].Type,
            cancellable = cancellation.CanBeCanceled,
        });

    [Function("Method")]
    public static string Method(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "methods")] HttpRequest request) =>
        request.Method;

    [Function("MethodOfPost")]
    public static string MethodOfPost(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "methods")] HttpRequest request) => "other";

    [Function("Keyed")]
    public static string Keyed([HttpTrigger("get", Route = "keyed")] HttpRequest request) => "open";

    [Function("System")]
    public static string System(
        [HttpTrigger(AuthorizationLevel.System, "get", Route = "system")] HttpRequest request) => "open";

    [Function("Throws")]
    public static string Throws(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request) =>
        throw new InvalidOperationException("secret detail");

    [Function("Slow")]
    public static async Task<string> Slow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request,
        CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return "late";
    }

    [Function("Length")]
    public static async Task<string> Length(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "length")] HttpRequest request)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body);
        return $"{body.Length}";
    }

    [Function("Several")]
    public static Several SeveralOutputs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "shapes/several")] HttpRequest request) =>
        new(new StatusCodeResult(StatusCodes.Status418ImATeapot), "beside");

    public enum Kind
    {
        Plain,
        Fancy,
    }

    public sealed record Note(string Text, int Count);

    public sealed record Several([property: HttpResult] IActionResult Response, string Beside);
}
