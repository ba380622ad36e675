using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>
/// Facts that must hold together, each with the values that satisfy it: <c>{ "isApp": true, "reason": ["work"] }</c>.
/// </summary>
/// <param name="Terms">Fact name to accepted values; never empty.</param>
[JsonConverter(typeof(ConditionConverter))]
public sealed record Condition(IReadOnlyDictionary<string, IReadOnlyList<string>> Terms)
{
    /// <summary>Whether the facts satisfy it: true, false, or null while a fact it needs is not known.</summary>
    /// <param name="valueOf">A fact's value by its name; null while it is not known.</param>
    public bool? Holds(Func<string, string?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        bool unknown = false;
        foreach ((string fact, IReadOnlyList<string> accepted) in Terms)
        {
            string? value = valueOf(fact);
            if (value is null)
            {
                unknown = true;
            }
            else if (!accepted.Contains(value, StringComparer.Ordinal))
            {
                return false;
            }
        }

        return unknown ? null : true;
    }
}
