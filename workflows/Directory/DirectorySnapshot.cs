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

    /// <summary>The unit that takes in what is addressed to a jurisdiction and to no unit of it: its supervising unit; where
    /// it has none, its only unit, or the unit that supervises all of its units. Null where that leaves a choice, or there
    /// is no unit at all.</summary>
    /// <remarks>Source: Yunnan Measures, article 45: 主管或主（承）办单位, at the citizen's choice. A township below the level
    /// of supervising units answers for itself (Anhua, article 4).</remarks>
    public Unit? ReceivingUnitOf(string jurisdiction)
    {
        if (SupervisingUnitOf(jurisdiction) is { } supervising)
        {
            return supervising;
        }

        Unit[] here = [.. Units.Values.Where(u => u.Jurisdiction == jurisdiction)];
        string?[] above = [.. here.Select(static u => u.Parent).Distinct()];
        return (here, above) switch
        {
            ([Unit only], _) => only,
            (_, [string one]) => Units.GetValueOrDefault(one),
            _ => null,
        };
    }

    /// <summary>Those who hold a role in a unit and can sign in, by name.</summary>
    public IEnumerable<User> Holders(string unit, string role) =>
        Users.Values
            .Where(u => u.Unit == unit && !u.Disabled && u.Roles.Contains(role))
            .OrderBy(static u => u.Id, StringComparer.Ordinal);

    /// <summary>The mandates a user may act under on a legal day.</summary>
    public IEnumerable<Mandate> MandatesOf(string user, DateOnly day) =>
        Mandates.Where(m => m.To == user && m.ValidFrom <= day && day <= m.ValidThrough);
}
