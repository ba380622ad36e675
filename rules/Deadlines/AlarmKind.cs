using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>What an alarm is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlarmKind>))]
public enum AlarmKind
{
    /// <summary>The limit comes near.</summary>
    [JsonStringEnumMemberName("reminder")]
    Reminder,

    /// <summary>The limit has passed; word goes to the citizen and to the head of the unit.</summary>
    [JsonStringEnumMemberName("breach")]
    Breach,

    /// <summary>A management target has passed; no breach of law.</summary>
    [JsonStringEnumMemberName("targetMissed")]
    TargetMissed,

    /// <summary>A minimum period has run; the next step is lawful.</summary>
    [JsonStringEnumMemberName("matured")]
    Matured,

    /// <summary>The limit has passed and the duty remains; one rung up.</summary>
    [JsonStringEnumMemberName("escalation")]
    Escalation,
}
