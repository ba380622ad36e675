namespace GovMedia.Rules.Law.Plans;

/// <summary>A fact that conditions may ask for.</summary>
/// <param name="Name">The name, in camelCase.</param>
/// <param name="Origin">Where its value comes from.</param>
/// <param name="Values">The values it can take; <c>true</c> and <c>false</c> for a plain answer.</param>
/// <param name="Question">The question a form asks for it.</param>
public sealed record FactDefinition(string Name, FactOrigin Origin, IReadOnlyList<string> Values, LocalText Question);
