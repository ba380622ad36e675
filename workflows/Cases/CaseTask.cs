using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GovMedia.Workflows.Cases;

/// <summary>Something one role in one unit must do in a case (待办).</summary>
public sealed record CaseTask
{
    /// <summary>The case number and the step's id, joined by a dot.</summary>
    public required string TaskId { get; init; }

    /// <summary>The step, such as <c>approve-extension</c> or <c>file</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Roles of which one must act.</summary>
    public required ImmutableList<string> Roles { get; init; }

    /// <summary>The unit that must act.</summary>
    public required string Unit { get; init; }

    /// <summary>The clause it rests on.</summary>
    public required string Rule { get; init; }

    /// <summary>The clause's article.</summary>
    public required string Article { get; init; }

    /// <summary>When it is due; null where no clock runs for it.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>From when it counts as waiting where no clock runs for it: reminders and rungs are management targets, counted
    /// from here. Null where nothing is rung.</summary>
    public DateTimeOffset? WaitsFrom { get; init; }

    /// <summary>What was rung for it, and when.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset>? Rung { get; init; }

    /// <summary>Open, done or cancelled.</summary>
    public TaskState State { get; init; }

    /// <summary>Users who may not do it, since they did what it checks (four eyes).</summary>
    public ImmutableList<string> NotBy { get; init; } = [];

    /// <summary>Document kinds without which it cannot be completed with approval.</summary>
    public ImmutableList<string> Evidence { get; init; } = [];

    /// <summary>The one user it was given to, or null for whoever holds a role.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>What it needs to be decided upon, such as the days asked for.</summary>
    [JsonConverter(typeof(WithoutNulls))]
    public JsonObject? Data { get; init; }

    /// <summary><c>approved</c>, <c>refused</c>, <c>returned</c> or <c>done</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>The reason given with the outcome.</summary>
    public string? Reason { get; init; }

    /// <summary>Who completed it, and when.</summary>
    public string? CompletedBy { get; init; }

    /// <summary>When it was completed.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
