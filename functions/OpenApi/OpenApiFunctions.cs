using System.Text.Json.Nodes;
using GovMedia.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.OpenApi;

/// <summary>Serves the description of the interface.</summary>
public static class OpenApiFunctions
{
    private static readonly Lazy<JsonObject> Document = new(OpenApiDocument.Build);

    /// <summary>The description.</summary>
    [Function("OpenApi")]
    public static IActionResult Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        Answer.Json(Document.Value);
}
