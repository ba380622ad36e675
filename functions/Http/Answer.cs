using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovMedia.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace GovMedia.Functions.Http;

/// <summary>An answer of known bytes, with an <c>ETag</c> where a client may ask again.</summary>
public sealed class Answer : IActionResult
{
    private readonly int _status;
    private readonly string _contentType;
    private readonly byte[] _body;
    private readonly List<(string Name, string Value)> _headers = [];

    private Answer(int status, string contentType, byte[] body)
    {
        _status = status;
        _contentType = contentType;
        _body = body;
    }

    /// <summary>A value as JSON.</summary>
    public static Answer Json<T>(T value, int status = StatusCodes.Status200OK) =>
        new(status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, GovJson.Options));

    /// <summary>A text of some media type.</summary>
    public static Answer Text(string text, string contentType, int status = StatusCodes.Status200OK) =>
        new(status, contentType + "; charset=utf-8", Encoding.UTF8.GetBytes(text));

    /// <summary>A file to be saved under a name.</summary>
    public static Answer File(byte[] bytes, string contentType, string name)
    {
        Answer answer = new(StatusCodes.Status200OK, contentType, bytes);
        return answer.With("Content-Disposition", $"attachment; filename*=UTF-8''{Uri.EscapeDataString(name)}");
    }

    /// <summary>Nothing to say beyond the status.</summary>
    public static Answer Empty(int status = StatusCodes.Status204NoContent) => new(status, "", []);

    /// <summary>The answer with a header.</summary>
    public Answer With(string name, string value)
    {
        _headers.Add((name, value));
        return this;
    }

    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpRequest request = context.HttpContext.Request;
        HttpResponse response = context.HttpContext.Response;
        response.StatusCode = _status;
        response.Headers.XContentTypeOptions = "nosniff";
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = "no-store";
        }

        foreach ((string name, string value) in _headers)
        {
            response.Headers[name] = value;
        }

        if (_contentType.Length == 0)
        {
            return;
        }

        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && _status == StatusCodes.Status200OK)
        {
            string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(_body).AsSpan(0, 12))}\"";
            response.Headers.ETag = tag;
            response.Headers.Vary = "Accept-Language, Authorization, Cookie, X-Access-Code";
            if (request.Headers.IfNoneMatch.Any(given => given is not null && given.Contains(tag, StringComparison.Ordinal)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = _contentType;
        response.ContentLength = _body.Length;
        if (HttpMethods.IsHead(request.Method))
        {
            return;
        }

        await response.Body.WriteAsync(_body, context.HttpContext.RequestAborted);
    }
}
