namespace GovMedia.Rules.Law;

/// <summary>The legal instrument a pack carries as data: title, number, dates, and the state of its text.</summary>
public sealed record Instrument
{
    /// <summary>The full title in Chinese, with an English working title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The document number (文号); null where the text has none.</summary>
    public string? DocNo { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>The day it was published (公布, 印发); null where the text does not say.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The first day it is in force (施行); null where the text does not say.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The last day it was in force; null while it is.</summary>
    public DateOnly? RepealedOn { get; init; }

    /// <summary>The name of the file the text was taken from.</summary>
    public required string SourceFile { get; init; }

    /// <summary>SHA-256 of that file's bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Defects of the text; may be empty.</summary>
    public IReadOnlyList<LawDefect> Defects { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Whether the instrument is in force on a day. Without an effective date the day of publication counts; without
    /// either it is taken to be in force, and the instrument's defects say so.
    /// </summary>
    /// <param name="day">A day in China time.</param>
    public bool InForce(DateOnly day) =>
        day >= (EffectiveFrom ?? PublishedOn ?? DateOnly.MinValue) && day <= (RepealedOn ?? DateOnly.MaxValue);
}
