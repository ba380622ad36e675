using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GovMedia.Workflows.Bulk;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Cases;

/// <summary>One run of a procedure (案件), as it stands: the fold of its ledger. Holds no personal data.</summary>
public sealed record CaseFile
{
    // Read once: a turn asks for them many times.
    private object? _facts;

    /// <summary>The case number; also the orchestration's instance id.</summary>
    public required string CaseNo { get; init; }

    /// <summary>The procedure's three letters.</summary>
    public required string Procedure { get; init; }

    /// <summary>The jurisdiction whose pack applies.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The unit that handles it.</summary>
    public required string Unit { get; init; }

    /// <summary>The unit that supervises the handling unit and hears when it is late; null where there is none.</summary>
    public string? Supervisor { get; init; }

    /// <summary>Whether the handling unit is itself a supervising unit, with the roles of one.</summary>
    public bool Supervising { get; init; }

    /// <summary>Whether the citizen of the case left an address that mail reaches; false where there is no citizen.</summary>
    public bool ApplicantHasMail { get; init; }

    /// <summary>Where the procedure stands, such as <c>open</c>, <c>decided</c> or <c>withdrawn</c>.</summary>
    public required string State { get; init; }

    /// <summary>Receipt: the instant limits are counted from. Kept through any transfer.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The versions the case runs under.</summary>
    public required Pins Pins { get; init; }

    /// <summary>Clocks by id.</summary>
    public ImmutableSortedDictionary<string, CaseClock> Clocks { get; init; } = Empty<CaseClock>();

    /// <summary>Tasks by id.</summary>
    public ImmutableSortedDictionary<string, CaseTask> Tasks { get; init; } = Empty<CaseTask>();

    /// <summary>Documents by id.</summary>
    public ImmutableSortedDictionary<string, CaseDocument> Documents { get; init; } = Empty<CaseDocument>();

    /// <summary>Personal records kept in the vault: SHA-256 of each ciphertext by key.</summary>
    public ImmutableSortedDictionary<string, string> Vault { get; init; } = Empty<string>();

    /// <summary>Messages that were accepted for delivery or refused for good, by key.</summary>
    public ImmutableSortedDictionary<string, Dispatch> Mail { get; init; } = Empty<Dispatch>();

    /// <summary>What channels told of messages after accepting them, by the channel's id of the event; null for nothing.</summary>
    public ImmutableSortedDictionary<string, MailReceipt>? Receipts { get; init; }

    /// <summary>What the procedure itself keeps; read with <see cref="FactsAs{T}"/>.</summary>
    [JsonConverter(typeof(WithoutNulls))]
    public JsonObject Facts
    {
        get;
        init => (field, _facts) = (value, null);
    } = [];

    /// <summary>Cases this one belongs with: duplicates, parents, children, by relation.</summary>
    public ImmutableSortedDictionary<string, string> Links { get; init; } = Empty<string>();

    /// <summary>Bulk acts carried out on it, by act and target; null for none.</summary>
    public ImmutableSortedDictionary<string, BulkMark>? BulkActs { get; init; }

    /// <summary>When the procedure ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the evidence was sealed; null while it is not.</summary>
    public DateTimeOffset? SealedAt { get; init; }

    /// <summary>When a running notice is looked at next; null where none runs.</summary>
    public DateTimeOffset? ObserveAt { get; init; }

    /// <summary>The instant the next alarm rings, or null where none is to come.</summary>
    public DateTimeOffset? NextAlarmAt { get; init; }

    /// <summary>The procedure's own record.</summary>
    public T FactsAs<T>()
        where T : class
    {
        if (_facts is not T facts)
        {
            _facts = facts = Facts.Deserialize<T>(GovJson.Options)!;
        }

        return facts;
    }

    /// <summary>The file with another record of the procedure.</summary>
    public CaseFile WithFacts<T>(T facts) =>
        this with { Facts = (JsonObject)JsonSerializer.SerializeToNode(facts, GovJson.Options)! };

    /// <summary>The earliest <see cref="CaseClock.DueAt"/> of the ceilings still running, or null.</summary>
    public DateTimeOffset? DueAt =>
        Clocks.Values
            .Where(static c => c.EndedAt is null && c.Kind == "ceiling")
            .Select(static c => (DateTimeOffset?)c.DueAt)
            .Min();

    private static ImmutableSortedDictionary<string, T> Empty<T>() =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
