using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Objections;
using Pack = GovMedia.Rules.Law.Pack;

namespace GovMedia.Functions.Objections;

/// <summary>Where the law gives the right to object (C-11).</summary>
public sealed class ObjectionRight(LawBook laws, TimeProvider clock)
{
    /// <summary>Whether a unit's law gives it: the pack of its jurisdiction or, where that has none, of the nearest unit above
    /// with one.</summary>
    public bool Binds(Unit unit, DirectorySnapshot people)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(people);
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        for (Unit? at = unit; at is not null; at = people.Units.GetValueOrDefault(at.Parent ?? ""))
        {
            if (laws.Packs.For(at.Jurisdiction, today) is Pack pack)
            {
                return pack.TryClock(ObjectionDesk.HandleClock, out _);
            }
        }

        return false;
    }
}
