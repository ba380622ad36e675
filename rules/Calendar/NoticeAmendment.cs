namespace GovMedia.Rules.Calendar;

/// <summary>A later notice that changed days of a year already arranged.</summary>
/// <param name="Notice">Its document number (文号).</param>
/// <param name="Issued">The day it bears.</param>
public sealed record NoticeAmendment(string Notice, DateOnly Issued)
{
    /// <summary>The day it was made public; null where only the issue date is known.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Its title; null where unknown.</summary>
    public string? Title { get; init; }

    /// <summary>What it changed, in words; null where unknown.</summary>
    public string? Effect { get; init; }

    /// <summary>The day from which the public could know it.</summary>
    public DateOnly KnownFrom => Published ?? Issued;
}
