using GovMedia.Rules.Law;
using GovMedia.Workflows.Directory;

namespace GovMedia.Functions.Law;

/// <summary>A jurisdiction, as a node of the tree.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, in the language asked for.</param>
/// <param name="Parent">The jurisdiction it lies in, or null.</param>
/// <param name="Pack">The rule pack in force in it, or null where it has none.</param>
/// <param name="Code">The letters of its case numbers, or null.</param>
/// <param name="Title">The instrument's title, or null.</param>
public sealed record JurisdictionAnswer(
    string Id, string Name, string? Parent, string? Pack, string? Code, string? Title)
{
    /// <summary>The answer for a jurisdiction.</summary>
    public static JurisdictionAnswer Of(Jurisdiction jurisdiction, Pack? pack, string language)
    {
        ArgumentNullException.ThrowIfNull(jurisdiction);
        return new JurisdictionAnswer(
            jurisdiction.Id,
            jurisdiction.Name.In(language),
            jurisdiction.Parent,
            pack?.Id,
            pack?.Code,
            pack?.Instrument.Title.In(language));
    }
}
