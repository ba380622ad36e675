using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Register;

/// <summary>Whether the lists of units' cases are whole. A register begun before there were any gets them once.</summary>
public sealed class UnitCases(IRegisterStore store)
{
    private const string Key = "unit-cases";
    private bool _whole;

    /// <summary>Whether every case stands in the lists of its units.</summary>
    public async Task<bool> AreWholeAsync(CancellationToken cancellation = default) =>
        _whole = _whole || await store.ReadAsync(Partitions.Lists, Key, cancellation) is not null;

    /// <summary>Makes the lists whole; does nothing where they are. Commits made meanwhile write their own rows.</summary>
    public async Task MakeWholeAsync(CancellationToken cancellation = default)
    {
        if (await AreWholeAsync(cancellation))
        {
            return;
        }

        await foreach (Row row in store.ScanAsync(Partitions.CasesPrefix, cancellation: cancellation))
        {
            CaseSummary summary = GovJson.Read<CaseSummary>(row.Body);
            foreach (string unit in summary.Units)
            {
                (IndexKey key, string body) = RowOf(unit, summary);
                await store.CommitAsync(key.Partition, [new RowChange.Put(key.Key, body)], cancellation);
            }
        }

        await store.CommitAsync(Partitions.Lists, [new RowChange.Put(Key, "{}")], cancellation);
    }

    /// <summary>The row of a case in the list of a unit.</summary>
    internal static KeyValuePair<IndexKey, string> RowOf(string unit, CaseSummary summary) => new(
        new IndexKey(Partitions.UnitCasesPrefix + unit, summary.CaseNo),
        GovJson.Write(new UnitCase(summary.CaseNo, summary.Jurisdiction)));
}
