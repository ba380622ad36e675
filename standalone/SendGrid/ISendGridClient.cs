using System.Net.Http.Headers;
using SendGrid.Helpers.Mail;

namespace SendGrid;

/// <summary>The mail service.</summary>
public interface ISendGridClient
{
    /// <summary>The path below the version, before each request's own.</summary>
    string? UrlPath { get; set; }

    /// <summary>The version of the interface.</summary>
    string Version { get; set; }

    /// <summary>The media type of bodies.</summary>
    string MediaType { get; set; }

    /// <summary>Reads an Authorization header.</summary>
    /// <param name="header">The header.</param>
    /// <returns>Its value.</returns>
    AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header);

    /// <summary>Sends a request as it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer.</returns>
    Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default);

    /// <summary>Calls the interface.</summary>
    /// <param name="method">The method.</param>
    /// <param name="requestBody">The body, JSON; null for none.</param>
    /// <param name="queryParams">The query, a JSON object; null for none.</param>
    /// <param name="urlPath">The path below the version.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer.</returns>
    Task<Response> RequestAsync(
        BaseClient.Method method,
        string? requestBody = null,
        string? queryParams = null,
        string? urlPath = null,
        CancellationToken cancellationToken = default);

    /// <summary>Sends a message.</summary>
    /// <param name="msg">The message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer: 202 if the service took it, with its id in the header X-Message-Id.</returns>
    Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default);
}
