using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using GovMedia.Functions.Accounts;
using GovMedia.Functions.Http;
using GovMedia.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.OpenData;

/// <summary>The register as daily files with their hashes and their schema.</summary>
public sealed class OpenDataFunctions(OpenDataBook book)
{
    private static readonly Lazy<JsonNode> Schema = new(static () => new JsonObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "accounts.json; accounts.csv has the same fields, dates as YYYY-MM-DD, empty for null",
        ["type"] = "object",
        ["required"] = new JsonArray("day", "items"),
        ["properties"] = new JsonObject
        {
            ["day"] = new JsonObject { ["type"] = "string", ["format"] = "date" },
            ["items"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = GovJson.Options.GetJsonSchemaAsNode(typeof(AccountView)),
            },
        },
    });

    /// <summary>Today's files.</summary>
    [Function("ListOpenData")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/open-data")] HttpRequest request,
        CancellationToken cancellation) =>
        Answer.Json(await book.TodayAsync(cancellation));

    /// <summary>What the fields are.</summary>
    [Function("OpenDataSchema")]
    public static IActionResult ReadSchema(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/open-data/schema")] HttpRequest request) =>
        Answer.Json(Schema.Value);

    /// <summary>One file of a day.</summary>
    [Function("ReadOpenData")]
    public async Task<IActionResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/open-data/{day}/{file}")] HttpRequest request,
        string day,
        string file,
        CancellationToken cancellation)
    {
        byte[]? bytes = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? await book.ReadAsync(date, file, cancellation)
            : null;
        return bytes is null
            ? throw Problem.Of(
                "unknown-file",
                $"没有 {day} 的 {file}；GET /api/open-data 列出当日文件。",
                $"There is no {file} of {day}; GET /api/open-data lists today's files.").Thrown()
            : Answer.File(bytes, OpenDataBook.MediaTypeOf(file)! + "; charset=utf-8", file)
                .With("Cache-Control", "public, max-age=86400, immutable");
    }
}
