namespace GovMedia.Rules.Law;

/// <summary>A value that the text leaves open and that an office may set; never shown as statutory.</summary>
public sealed record Parameter
{
    /// <summary>The parameter's id, unique in its pack.</summary>
    public required string Id { get; init; }

    /// <summary>The value, as text.</summary>
    public required string Value { get; init; }

    /// <summary>The clause it serves.</summary>
    public required string Clause { get; init; }

    /// <summary>What it sets.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The entry of the conflict register it rests on; null for none.</summary>
    public string? Decision { get; init; }
}
