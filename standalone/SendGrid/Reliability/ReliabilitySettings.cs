using System.Net;

namespace SendGrid.Helpers.Reliability;

/// <summary>How often, and after which waits, a failed request is repeated.</summary>
public class ReliabilitySettings
{
    private const int MostRetries = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>No repetition.</summary>
    public ReliabilitySettings()
        : this(0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero)
    {
    }

    /// <summary>Repetitions after waits that double, with chance in them.</summary>
    /// <param name="maximumNumberOfRetries">At most, 0 to 5.</param>
    /// <param name="minimumBackoff">The shortest wait.</param>
    /// <param name="maximumBackOff">The longest wait, at most 30 seconds.</param>
    /// <param name="deltaBackOff">What doubles.</param>
    public ReliabilitySettings(
        int maximumNumberOfRetries, TimeSpan minimumBackoff, TimeSpan maximumBackOff, TimeSpan deltaBackOff)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumNumberOfRetries);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumNumberOfRetries, MostRetries);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumBackoff, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumBackOff, LongestWait);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumBackOff, minimumBackoff);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(deltaBackOff, LongestWait);
        MaximumNumberOfRetries = maximumNumberOfRetries;
        MinimumBackOff = minimumBackoff;
        MaximumBackOff = maximumBackOff;
        DeltaBackOff = deltaBackOff;
    }

    /// <summary>The answers after which to repeat, unless others are set.</summary>
    public static List<HttpStatusCode> DefaultRetriableServerErrorStatusCodes { get; } =
    [
        HttpStatusCode.InternalServerError,
        HttpStatusCode.BadGateway,
        HttpStatusCode.ServiceUnavailable,
        HttpStatusCode.GatewayTimeout,
    ];

    /// <summary>At most so many repetitions.</summary>
    public int MaximumNumberOfRetries { get; }

    /// <summary>The shortest wait.</summary>
    public TimeSpan MinimumBackOff { get; }

    /// <summary>The longest wait.</summary>
    public TimeSpan MaximumBackOff { get; }

    /// <summary>What doubles.</summary>
    public TimeSpan DeltaBackOff { get; }

    /// <summary>The answers after which to repeat.</summary>
    public List<HttpStatusCode> RetriableServerErrorStatusCodes { get; } = [.. DefaultRetriableServerErrorStatusCodes];
}
