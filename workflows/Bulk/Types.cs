using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.Bulk;

/// <summary>A person with a part in a bulk act, with the powers used then.</summary>
/// <param name="Actor">As the ledger keeps it.</param>
/// <param name="Powers">Whose powers were used: the person's own, or those of whoever gave the mandate.</param>
public sealed record BulkPerson(Actor Actor, User Powers)
{
    /// <summary>Everybody whose act it counts as: the person, and whoever gave the mandate.</summary>
    public IEnumerable<string> Hands() => Actor.OnBehalfOf is { } principal ? [Actor.User, principal] : [Actor.User];
}

/// <summary>A document that goes into every case of a bulk act.</summary>
/// <param name="Kind">What it proves.</param>
/// <param name="Name">The file name.</param>
/// <param name="ContentType">The type found by looking at the bytes.</param>
/// <param name="Sha256">Lower-case hex of its bytes.</param>
/// <param name="Blob">The name in the document store.</param>
public sealed record BulkDocument(string Kind, string Name, string ContentType, string Sha256, string Blob);

/// <summary>One act on many cases or tasks (批量办理): previewed by one person, confirmed by another, carried out item by
/// item.</summary>
public sealed record BulkOrder
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The act, one of <see cref="IBulkAction.Id"/>.</summary>
    public required string Action { get; init; }

    /// <summary>What the act takes, the same for every item.</summary>
    public required JsonObject With { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The unit of whoever asked.</summary>
    public required string Unit { get; init; }

    /// <summary>Who asked for it.</summary>
    public required BulkPerson AskedBy { get; init; }

    /// <summary>When it was previewed.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Documents for every item; may be empty.</summary>
    public ImmutableList<BulkDocument> Documents { get; init; } = [];

    /// <summary>SHA-256 over the preview: the act and what it would do to each item. It is this that is confirmed.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Items in all.</summary>
    public int Items { get; init; }

    /// <summary>Items that the preview refused.</summary>
    public int Refused { get; init; }

    /// <summary>Where it stands.</summary>
    public BulkState State { get; init; }

    /// <summary>Who confirmed it, another person; null while nobody has.</summary>
    public BulkPerson? ConfirmedBy { get; init; }

    /// <summary>When it was confirmed.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When the last item was done, or when it was withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>Where a bulk act stands.</summary>
public enum BulkState
{
    /// <summary>Shown, and nothing done.</summary>
    Previewed,

    /// <summary>Confirmed; its items are carried out.</summary>
    Confirmed,

    /// <summary>Every item has its result.</summary>
    Done,

    /// <summary>Withdrawn before it was confirmed.</summary>
    Withdrawn,
}

/// <summary>One item of a bulk act.</summary>
public sealed record BulkItem
{
    /// <summary>Its place, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The case number or task id.</summary>
    public required string Target { get; init; }

    /// <summary>The unit that handles the case; null where there is no such case.</summary>
    public string? Unit { get; init; }

    /// <summary>What would be entered in the ledger; empty where the preview refuses.</summary>
    public ImmutableList<string> Would { get; init; } = [];

    /// <summary>What the act rests on in the case; an item whose case differs is not carried out.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Why the preview refuses; null where it does not.</summary>
    public BulkRefusal? Refusal { get; init; }

    /// <summary><c>done</c>, <c>refused</c> or <c>changed</c>; null while it is not carried out.</summary>
    public string? Result { get; init; }

    /// <summary>Why it was not done; null where it was.</summary>
    public BulkRefusal? ResultRefusal { get; init; }

    /// <summary>When it was carried out.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>A refusal as an item keeps it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">In Chinese.</param>
/// <param name="English">In English.</param>
/// <param name="Rule">The clause that refuses, or null.</param>
/// <param name="Article">Its article.</param>
public sealed record BulkRefusal(string Code, string Message, string English, string? Rule, string? Article)
{
    /// <summary>The refusal of a turn.</summary>
    public static BulkRefusal Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new BulkRefusal(refusal.Code, refusal.Message, refusal.English, refusal.Rule, refusal.Article);
    }
}

/// <summary>What a case keeps of a bulk act that was carried out on it: both persons, and the preview they agreed on.</summary>
/// <param name="Action">The act.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="ConfirmedBy">Who confirmed.</param>
/// <param name="Preview">The preview's hash.</param>
/// <param name="At">When it was carried out.</param>
public sealed record BulkMark(string Action, string AskedBy, string ConfirmedBy, string Preview, DateTimeOffset At);

/// <summary>What an act is given for one item.</summary>
/// <param name="Order">The bulk act.</param>
/// <param name="Task">The task; null where the item is a case.</param>
/// <param name="Powers">Whose powers are used.</param>
/// <param name="Assignee">The user named in <c>with.user</c>; null where none is.</param>
/// <param name="Documents">Documents for the item; may be empty.</param>
public sealed record BulkAct(
    BulkOrder Order, CaseTask? Task, User Powers, User? Assignee, IReadOnlyList<NewDocument> Documents);
