namespace GovMedia.Rules.Law;

/// <summary>A defect of an instrument's text as it reached us, to be known before quoting it.</summary>
/// <param name="Where">The article or place; <c>*</c> for the whole text.</param>
/// <param name="What">What is wrong, and how the text kept here deals with it.</param>
public sealed record LawDefect(string Where, LocalText What);
