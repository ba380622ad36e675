namespace GovMedia.Workflows.Cases;

/// <summary>The versions a case runs under.</summary>
/// <param name="Code">The product's version when the case began.</param>
/// <param name="Pack">The rule pack's id.</param>
/// <param name="PackVersion">The rule pack's version.</param>
/// <param name="Calendar">The calendar's version, until re-projected.</param>
public sealed record Pins(string Code, string Pack, int PackVersion, string Calendar);
