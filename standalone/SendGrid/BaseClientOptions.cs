using System.Net.Http.Headers;
using SendGrid.Helpers.Reliability;

namespace SendGrid;

/// <summary>How the service is reached.</summary>
public class BaseClientOptions
{
    private ReliabilitySettings reliability = new();

    /// <summary>How often a failed request is repeated; never, unless set.</summary>
    public ReliabilitySettings ReliabilitySettings
    {
        get => reliability;
        set => reliability = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The service's address.</summary>
    public string? Host { get; set; }

    /// <summary>Headers sent with each request.</summary>
    public Dictionary<string, string>? RequestHeaders { get; set; }

    /// <summary>The version of the interface.</summary>
    public string Version { get; set; } = "v3";

    /// <summary>The path below the version, before each request's own.</summary>
    public string? UrlPath { get; set; }

    /// <summary>How the caller is known.</summary>
    public AuthenticationHeaderValue? Auth { get; set; }

    /// <summary>Whether a refusal is thrown instead of answered.</summary>
    public bool HttpErrorAsException { get; set; }
}
