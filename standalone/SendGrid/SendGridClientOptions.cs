using System.Net.Http.Headers;

namespace SendGrid;

/// <summary>How the service is reached, by API key.</summary>
public class SendGridClientOptions : BaseClientOptions
{
    private static readonly Dictionary<string, string> Regions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["global"] = "https://api.sendgrid.com",
        ["eu"] = "https://api.eu.sendgrid.com",
    };

    private string? key;

    /// <summary>Starts at the service's global address.</summary>
    public SendGridClientOptions() => Host = Regions["global"];

    /// <summary>The API key.</summary>
    public string? ApiKey
    {
        get => key;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            key = value;
            Auth = new AuthenticationHeaderValue("Bearer", value);
        }
    }

    /// <summary>Chooses in which region the service keeps what it is sent.</summary>
    /// <param name="region"><c>global</c> or <c>eu</c>.</param>
    /// <returns>These options.</returns>
    public SendGridClientOptions SetDataResidency(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        Host = Regions.TryGetValue(region, out string? host)
            ? host
            : throw new InvalidOperationException($"There is no region {region}; there are global and eu.");
        return this;
    }
}
