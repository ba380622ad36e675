using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Register;

namespace GovMedia.Functions.Cases;

/// <summary>A case as staff and auditors see it; nothing personal.</summary>
public sealed record CaseAnswer
{
    /// <summary>The case number.</summary>
    public required string CaseNo { get; init; }

    /// <summary>The procedure's three letters.</summary>
    public required string Type { get; init; }

    /// <summary>The jurisdiction.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The handling unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The unit above it; null where there is none.</summary>
    public string? Supervisor { get; init; }

    /// <summary>Where the procedure stands.</summary>
    public required string State { get; init; }

    /// <summary>Receipt.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The earliest ceiling still running, or null.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the procedure ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the next alarm rings, or null.</summary>
    public DateTimeOffset? NextAlarmAt { get; init; }

    /// <summary>The limits.</summary>
    public required IReadOnlyList<ClockAnswer> Clocks { get; init; }

    /// <summary>The tasks, open ones first.</summary>
    public required IReadOnlyList<TaskSummary> Tasks { get; init; }

    /// <summary>The documents; their bodies are read one by one.</summary>
    public required IReadOnlyList<CaseDocument> Documents { get; init; }

    /// <summary>What became of its messages, by key.</summary>
    public required IReadOnlyDictionary<string, Dispatch> Mail { get; init; }

    /// <summary>What channels told of them after accepting them, by the channel's id of the event.</summary>
    public required IReadOnlyDictionary<string, MailReceipt> Receipts { get; init; }

    /// <summary>The versions it runs under.</summary>
    public required Pins Pins { get; init; }

    /// <summary>What the procedure itself keeps.</summary>
    public required JsonObject Facts { get; init; }

    /// <summary>Cases it belongs with, by relation.</summary>
    public required IReadOnlyDictionary<string, string> Links { get; init; }

    /// <summary>The personal records, for those who handle the case; null for everybody else.</summary>
    public JsonObject? Personal { get; init; }

    /// <summary>The answer for a case.</summary>
    public static CaseAnswer Of(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new CaseAnswer
        {
            CaseNo = file.CaseNo,
            Type = file.Procedure,
            Jurisdiction = file.Jurisdiction,
            Unit = file.Unit,
            Supervisor = file.Supervisor,
            State = file.State,
            ReceivedAt = file.ReceivedAt,
            DueAt = file.DueAt,
            EndedAt = file.EndedAt,
            NextAlarmAt = file.NextAlarmAt,
            Clocks = ClockAnswer.AllOf(file),
            Tasks =
            [
                .. file.Tasks.Values.OrderBy(static t => t.State).ThenBy(static t => t.OpenedAt)
                    .Select(t => TaskSummary.Of(file, t)),
            ],
            Documents = [.. file.Documents.Values],
            Mail = file.Mail,
            Receipts = file.Receipts ?? ImmutableSortedDictionary<string, MailReceipt>.Empty,
            Pins = file.Pins,
            Facts = file.Facts,
            Links = file.Links,
        };
    }
}
