using System.Net;
using SendGrid.Helpers.Errors.Model;

namespace SendGrid.Helpers.Errors;

/// <summary>Turns a refusal into its exception.</summary>
public class ErrorHandler
{
    /// <summary>Throws what the status means, with what the service said.</summary>
    /// <param name="message">The refusal.</param>
    /// <returns>Never ends well.</returns>
    public static async Task ThrowException(HttpResponseMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string said = await message.Content.ReadAsStringAsync().ConfigureAwait(false);
        string text = $"{(int)message.StatusCode} {message.ReasonPhrase}: {said}";
        throw message.StatusCode switch
        {
            HttpStatusCode.BadRequest => new BadRequestException(text),
            HttpStatusCode.Unauthorized => new UnauthorizedException(text),
            HttpStatusCode.Forbidden => new ForbiddenException(text),
            HttpStatusCode.NotFound => new NotFoundException(text),
            HttpStatusCode.MethodNotAllowed => new MethodNotAllowedException(text),
            HttpStatusCode.RequestEntityTooLarge => new PayloadTooLargeException(text),
            HttpStatusCode.UnsupportedMediaType => new UnsupportedMediaTypeException(text),
            HttpStatusCode.TooManyRequests => new TooManyRequestsException(text),
            HttpStatusCode.InternalServerError => new ServerUnavailableException(text),
            HttpStatusCode.ServiceUnavailable => new ServiceNotAvailableException(text),
            >= HttpStatusCode.InternalServerError => new SendGridInternalException(text),
            _ => new RequestErrorException(text),
        };
    }
}
