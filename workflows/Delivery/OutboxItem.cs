using System.Text.Json.Serialization;

namespace GovMedia.Workflows.Delivery;

/// <summary>A message of a case, waiting or gone.</summary>
public sealed record OutboxItem
{
    /// <summary>The recipient that stands for the citizen of the case; the address is in the vault.</summary>
    public const string Applicant = "applicant";

    /// <summary>The same citizen by the telephone number in the vault; goes by the second channel.</summary>
    public const string Phone = "applicant-phone";

    /// <summary>What the key of a message has, that follows one which did not arrive, by the second channel.</summary>
    public const string PhoneSuffix = ":phone";

    /// <summary>Unique in the case; with the case number the idempotency key.</summary>
    public required string Key { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><see cref="Applicant"/>, <see cref="Phone"/>, or a unit and a role, such as
    /// <c>yn-health.unit-head</c>.</summary>
    public required string To { get; init; }

    /// <summary>The user who is meant before the others of that role; null where whoever holds it is.</summary>
    public string? Person { get; init; }

    /// <summary>Whether it goes to the citizen of the case, by whichever way.</summary>
    [JsonIgnore]
    public bool IsToCitizen => To is Applicant or Phone;

    /// <summary>The template it was made from.</summary>
    public required string Template { get; init; }

    /// <summary>The clause it cites, or null.</summary>
    public string? Rule { get; init; }

    /// <summary>One line, without personal data.</summary>
    public required string Subject { get; init; }

    /// <summary>The text; base64 of ciphertext where <see cref="Sealed"/>.</summary>
    public required string Body { get; init; }

    /// <summary>Whether the body is ciphertext under the case's key.</summary>
    public bool Sealed { get; init; }

    /// <summary>Whether it waits, has gone or never will.</summary>
    public DeliveryState State { get; init; }

    /// <summary>Attempts made.</summary>
    public int Attempts { get; init; }

    /// <summary>When to try again; null for at once.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The channel it went by.</summary>
    public string? Channel { get; init; }

    /// <summary>When the other side accepted it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What the other side answered, or the last error.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether an earlier attempt may have been accepted: the process ended between the other side's
    /// acceptance and our record. Stays so.</summary>
    public bool PerhapsTwice { get; init; }
}
