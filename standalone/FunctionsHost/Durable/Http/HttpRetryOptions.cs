using System.Net;
using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>When an orchestrator's HTTP request is made again: after no answer, or one of these statuses.</summary>
/// <param name="statusCodesToRetry">The statuses; null or none for every 4xx and 5xx.</param>
public class HttpRetryOptions(IList<HttpStatusCode>? statusCodesToRetry = null)
{
    /// <summary>How long to wait before the second attempt.</summary>
    [JsonPropertyName("FirstRetryInterval")]
    public TimeSpan FirstRetryInterval { get; set; }

    /// <summary>The longest wait; 6 days unless set.</summary>
    [JsonPropertyName("MaxRetryInterval")]
    public TimeSpan MaxRetryInterval { get; set; } = TimeSpan.FromDays(6);

    /// <summary>What each wait is multiplied by for the next; 1 unless set.</summary>
    [JsonPropertyName("BackoffCoefficient")]
    public double BackoffCoefficient { get; set; } = 1;

    /// <summary>How long after the first attempt no other begins; without end unless set.</summary>
    [JsonPropertyName("RetryTimeout")]
    public TimeSpan RetryTimeout { get; set; } = TimeSpan.MaxValue;

    /// <summary>How many attempts there are, the first included.</summary>
    [JsonPropertyName("MaxNumberOfAttempts")]
    public int MaxNumberOfAttempts { get; set; }

    /// <summary>The statuses to ask again after; none for every 4xx and 5xx.</summary>
    [JsonPropertyName("StatusCodesToRetry")]
    public IList<HttpStatusCode> StatusCodesToRetry { get; } = statusCodesToRetry ?? [];
}
