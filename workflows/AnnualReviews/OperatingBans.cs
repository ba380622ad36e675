using System.Collections.Frozen;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.AnnualReviews;

/// <summary>Keeps which sponsors may not go on operating, for the public register and for what a ban refuses.</summary>
/// <remarks>By sponsor and not by account: an account that comes to a sponsor is under its ban, one that leaves is not.</remarks>
public sealed class OperatingBans(IRegisterStore store) : ICaseRows
{
    private const string Partition = "operating-bans";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<IndexKey, string>> RowsOf(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file is { Procedure: AnnualReviewDesk.Procedure, EndedAt: null }
            && file.FactsAs<ChainFacts>() is { Review: { Ban: { } ban } review })
        {
            StandingBan standing = new(file.CaseNo, file.Unit, review.Year, ban.Ground, ban.Rule, ban.Article, ban.Since);
            yield return new(new IndexKey(Partition, $"{file.Unit}:{file.CaseNo}"), GovJson.Write(standing));
        }
    }

    /// <summary>The ban a sponsor is under, of several the oldest; null for none.</summary>
    public async Task<StandingBan?> OfAsync(string unit, CancellationToken cancellation = default)
    {
        string prefix = $"{unit}:";
        return Oldest(await store.RowsAsync(Partition, prefix, Partitions.After(prefix), cancellation: cancellation)
            .Select(static r => GovJson.Read<StandingBan>(r.Body))
            .ToListAsync(cancellation));
    }

    /// <summary>The ban of each sponsor that is under one, of several the oldest.</summary>
    public async Task<IReadOnlyDictionary<string, StandingBan>> ByUnitAsync(CancellationToken cancellation = default) =>
        (await store.RowsAsync(Partition, cancellation: cancellation)
            .Select(static r => GovJson.Read<StandingBan>(r.Body))
            .ToListAsync(cancellation))
        .GroupBy(static b => b.Unit, StringComparer.Ordinal)
        .ToFrozenDictionary(static g => g.Key, static g => Oldest(g)!, StringComparer.Ordinal);

    private static StandingBan? Oldest(IEnumerable<StandingBan> bans) => bans.MinBy(static b => b.Since);
}
