using System.Collections.Frozen;

namespace GovMedia.Workflows.Directory;

/// <summary>Jurisdictions, units, users and mandates, as they were read at one moment.</summary>
public sealed class DirectorySnapshot(
    IEnumerable<Jurisdiction> jurisdictions, IEnumerable<Unit> units, IEnumerable<User> users, IEnumerable<Mandate> mandates)
{
    /// <summary>Jurisdictions by id.</summary>
    public FrozenDictionary<string, Jurisdiction> Jurisdictions { get; } =
        jurisdictions.ToFrozenDictionary(static j => j.Id, StringComparer.Ordinal);

    /// <summary>Units by id.</summary>
    public FrozenDictionary<string, Unit> Units { get; } = units.ToFrozenDictionary(static u => u.Id, StringComparer.Ordinal);

    /// <summary>Users by sign-in name.</summary>
    public FrozenDictionary<string, User> Users { get; } = users.ToFrozenDictionary(static u => u.Id, StringComparer.Ordinal);

    /// <summary>All mandates, past ones included.</summary>
    public IReadOnlyList<Mandate> Mandates { get; } = [.. mandates];

    /// <summary>What a jurisdiction is called in a language; its id where it is not known.</summary>
    public string NameOf(string jurisdiction, string language) =>
        Jurisdictions.TryGetValue(jurisdiction, out Jurisdiction? known) ? known.Name.In(language) : jurisdiction;

    /// <summary>Whether a unit is another, or lies below it.</summary>
    public bool IsWithin(string unit, string above)
    {
        for (string? at = unit; at is not null; at = Units.GetValueOrDefault(at)?.Parent)
        {
            if (at == above)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The unit that supervises a jurisdiction's units; null where none is set up.</summary>
    public Unit? SupervisingUnitOf(string jurisdiction) =>
        Units.Values.Where(u => u.Jurisdiction == jurisdiction && u.Supervising).MinBy(static u => u.Id, StringComparer.Ordinal);

    /// <summary>Those who hold a role in a unit and can sign in, by name.</summary>
    public IEnumerable<User> Holders(string unit, string role) =>
        Users.Values
            .Where(u => u.Unit == unit && !u.Disabled && u.Roles.Contains(role))
            .OrderBy(static u => u.Id, StringComparer.Ordinal);

    /// <summary>The mandates a user may act under on a legal day.</summary>
    public IEnumerable<Mandate> MandatesOf(string user, DateOnly day) =>
        Mandates.Where(m => m.To == user && m.ValidFrom <= day && day <= m.ValidThrough);
}
