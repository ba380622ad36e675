using System.Security.Cryptography;

namespace SendGrid.Helpers.Reliability;

/// <summary>Repeats requests that failed on the way or at the server.</summary>
public class RetryDelegatingHandler : DelegatingHandler
{
    private readonly ReliabilitySettings settings;

    /// <summary>Repeats over a connection of its own.</summary>
    /// <param name="settings">How often.</param>
    public RetryDelegatingHandler(ReliabilitySettings settings)
        : this(new SocketsHttpHandler(), settings)
    {
    }

    /// <summary>Repeats over a handler given.</summary>
    /// <param name="innerHandler">The handler.</param>
    /// <param name="settings">How often.</param>
    public RetryDelegatingHandler(HttpMessageHandler innerHandler, ReliabilitySettings settings)
        : base(innerHandler)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.settings = settings;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            bool isLast = attempt >= settings.MaximumNumberOfRetries;
            try
            {
                HttpResponseMessage response =
                    await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (isLast || !settings.RetriableServerErrorStatusCodes.Contains(response.StatusCode))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (!isLast)
            {
                // The next attempt tells whether it lasts.
            }

            await Task.Delay(Wait(attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan Wait(int attempt)
    {
        // From 80 to 120 per cent, so that many clients do not come back at once.
        double chance = RandomNumberGenerator.GetInt32(80, 121) / 100.0;
        TimeSpan grown = settings.MinimumBackOff + (settings.DeltaBackOff * (Math.Pow(2, attempt) - 1) * chance);
        return grown < settings.MaximumBackOff ? grown : settings.MaximumBackOff;
    }
}
