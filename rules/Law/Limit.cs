namespace GovMedia.Rules.Law;

/// <summary>How much time a clause gives, and how it is counted.</summary>
public sealed record Limit
{
    /// <summary>Ceiling, floor or target.</summary>
    public required LimitKind Kind { get; init; }

    /// <summary>The unit of <see cref="Amount"/>.</summary>
    public required LimitUnit Unit { get; init; }

    /// <summary>The number; 0 with a fixed date.</summary>
    public int Amount { get; init; }

    /// <summary>The named day of a fixed date that comes once.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The named day of a fixed date that comes each year, as <c>MM-dd</c>.</summary>
    public string? Annual { get; init; }
}
