using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Directory;

namespace GovMedia.Functions.Campaigns;

/// <summary>Who starts campaigns of a jurisdiction and who sees them.</summary>
internal static class CampaignAccess
{
    /// <summary>Refuses whoever is not of a jurisdiction's supervising unit or above it.</summary>
    /// <exception cref="ProblemException">The caller is not.</exception>
    public static void EnsureSupervises(this Caller caller, string jurisdiction)
    {
        Unit? above = caller.People.SupervisingUnitOf(jurisdiction)
            ?? caller.People.Units.Values.Where(u => u.Jurisdiction == jurisdiction && u.Parent is not null)
                .Select(u => caller.People.Units.GetValueOrDefault(u.Parent!)).FirstOrDefault();
        if (above is null || !caller.IsOver(above.Id))
        {
            throw Caller.NotAllowed(
                $"由辖区 {jurisdiction} 的主管单位发起。", $"This is for the supervising unit of {jurisdiction}.").Thrown();
        }
    }

    /// <summary>Refuses whoever neither sees everything nor supervises a jurisdiction.</summary>
    /// <exception cref="ProblemException">The caller does neither.</exception>
    public static void EnsureSeesCampaigns(this Caller caller, string jurisdiction)
    {
        if (!caller.SeesAll)
        {
            caller.EnsureSupervises(jurisdiction);
        }
    }
}
