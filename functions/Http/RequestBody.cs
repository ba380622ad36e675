using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Http;

/// <summary>Reads the bodies of requests, held to their size.</summary>
public static class RequestBody
{
    /// <summary>The longest body, in bytes.</summary>
    public const int MaxBytes = 25 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>What is said of a body that is too long.</summary>
    public static Problem TooLarge { get; } = Problem.Of(
        "body-too-large",
        "请求内容超过25 MiB的上限；单个附件不超过10 MiB。",
        "The body exceeds 25 MiB; a single attachment may have 10 MiB.");

    /// <summary>The body as a JSON object.</summary>
    /// <exception cref="ProblemException">It is too long, is not JSON, or is no object.</exception>
    public static async Task<JsonElement> ReadObjectAsync(HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        byte[] bytes = await ReadAsync(request, cancellation);
        JsonElement root = Parse(bytes);
        return root.ValueKind == JsonValueKind.Object
            ? root
            : throw Problem.Field("body", "须是一个JSON对象。", "A JSON object is expected.").Thrown();
    }

    /// <summary>The body's bytes.</summary>
    /// <exception cref="ProblemException">They are too many.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ContentLength > MaxBytes)
        {
            // Read once, so that a host which lets the client finish sending knows that it must.
            _ = await request.Body.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, cancellation);
            throw TooLarge.Thrown();
        }

        using MemoryStream whole = new((int)(request.ContentLength ?? 0));
        byte[] part = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(part, cancellation)) > 0)
        {
            if (whole.Length + read > MaxBytes)
            {
                throw TooLarge.Thrown();
            }

            whole.Write(part, 0, read);
        }

        return whole.ToArray();
    }

    private static JsonElement Parse(byte[] bytes)
    {
        try
        {
            return JsonElement.Parse(bytes, Strict);
        }
        catch (JsonException e)
        {
            throw Problem.Of(
                "malformed-json",
                $"请求内容不是合法的JSON（第{(e.LineNumber ?? 0) + 1}行，第{(e.BytePositionInLine ?? 0) + 1}字节）。",
                $"The body is not JSON (line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}).").Thrown();
        }
    }
}
