using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where one orchestration is followed and managed over HTTP.</summary>
public class HttpManagementPayload
{
    /// <summary>The instance.</summary>
    [JsonPropertyName("id")]
    [JsonInclude]
    public string? Id { get; internal set; }

    /// <summary>GET: its status.</summary>
    [JsonPropertyName("statusQueryGetUri")]
    [JsonInclude]
    public string? StatusQueryGetUri { get; internal set; }

    /// <summary>POST: raises an event; <c>{eventName}</c> is to be filled in.</summary>
    [JsonPropertyName("sendEventPostUri")]
    [JsonInclude]
    public string? SendEventPostUri { get; internal set; }

    /// <summary>POST: terminates it; <c>{text}</c> is the reason.</summary>
    [JsonPropertyName("terminatePostUri")]
    [JsonInclude]
    public string? TerminatePostUri { get; internal set; }

    /// <summary>POST: rewinds it once failed; <c>{text}</c> is the reason.</summary>
    [JsonPropertyName("rewindPostUri")]
    [JsonInclude]
    public string? RewindPostUri { get; internal set; }

    /// <summary>DELETE: purges it.</summary>
    [JsonPropertyName("purgeHistoryDeleteUri")]
    [JsonInclude]
    public string? PurgeHistoryDeleteUri { get; internal set; }

    /// <summary>POST: runs it again.</summary>
    [JsonPropertyName("restartPostUri")]
    [JsonInclude]
    public string? RestartPostUri { get; internal set; }

    /// <summary>POST: suspends it; <c>{text}</c> is the reason.</summary>
    [JsonPropertyName("suspendPostUri")]
    [JsonInclude]
    public string? SuspendPostUri { get; internal set; }

    /// <summary>POST: resumes it; <c>{text}</c> is the reason.</summary>
    [JsonPropertyName("resumePostUri")]
    [JsonInclude]
    public string? ResumePostUri { get; internal set; }
}
