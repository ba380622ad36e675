namespace GovMedia.Workflows.Cases;

/// <summary>The law, or the state of the case, says no. A value, not an exception; nothing was changed.</summary>
/// <param name="Code">Stable, kebab-case; one table maps it to an HTTP status.</param>
/// <param name="Message">What, which value, what is accepted, which source, in Chinese.</param>
/// <param name="English">The same in English.</param>
public sealed record Refusal(string Code, string Message, string English)
{
    /// <summary>The field of the request that is not acceptable; null where it is not a field.</summary>
    public string? Field { get; init; }

    /// <summary>The clause that refuses, or null.</summary>
    public string? Rule { get; init; }

    /// <summary>Its article.</summary>
    public string? Article { get; init; }

    /// <summary>The earliest instant at which it would be lawful.</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>The latest instant at which it was lawful.</summary>
    public DateTimeOffset? Latest { get; init; }
}
