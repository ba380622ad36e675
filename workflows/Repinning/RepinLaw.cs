using System.Globalization;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Repinning;

/// <summary>Finds the law that a case would run under.</summary>
public sealed class RepinLaw(LawBook laws)
{
    /// <summary>The versions and their law, or why there are none.</summary>
    /// <param name="file">The case as it stands.</param>
    /// <param name="target">What is asked for.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<(Pins Pins, CaseLaw? Law, Refusal? Refusal)> FindAsync(
        CaseFile file, RepinTarget target, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(target);
        string id = target.Pack ?? file.Pins.Pack;
        Pack[] here =
        [
            .. laws.Packs.AllVersions.Where(p => p.Jurisdiction == file.Jurisdiction)
                .OrderBy(static p => p.Id, StringComparer.Ordinal).ThenBy(static p => p.Version),
        ];
        int? version = target.PackVersion ?? (target.Pack is null ? file.Pins.PackVersion : here.LastOrDefault(p => p.Id == id)?.Version);
        if (here.FirstOrDefault(p => p.Id == id && p.Version == version) is not { } pack)
        {
            string accepted = string.Join(", ", here.Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Id} {p.Version}")));
            return (file.Pins, null, new Refusal(
                "unknown-pack",
                $"辖区 {file.Jurisdiction} 没有规则包 {id}（版本 {version}）；可为：{accepted}。",
                $"Jurisdiction {file.Jurisdiction} has no pack {id} in version {version}; accepted are {accepted}."));
        }

        Pins pins = file.Pins with
        {
            Pack = pack.Id,
            PackVersion = pack.Version,
            Code = target.Code ? ProductVersion.Current : file.Pins.Code,
        };
        CaseLaw newest = await laws.NewestOfAsync(pack, cancellation);

        // Another pack may be counted by another region's calendar, of which the version pinned says nothing.
        CaseLaw law = target.Calendar || pack.Id != file.Pins.Pack ? newest : await laws.PinnedAsync(pins, cancellation);
        return (pins with { Calendar = law.Calendar.Version }, law, null);
    }
}
