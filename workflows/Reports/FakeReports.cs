using System.Collections.Frozen;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Reports;

/// <summary>Keeps which names are under report of a fake account (仿冒举报), for the public register.</summary>
/// <remarks>A report counts while it is checked, and for good once it was borne out; checked as <c>refused</c> it falls away.</remarks>
public sealed class FakeReports(IRegisterStore store) : ICaseRows
{
    private const string Partition = "fake-reports";
    private const int Most = 1000;

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<IndexKey, string>> RowsOf(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Procedure != "FAK" || file.FactsAs<ReportFacts>() is not { AccountName: { } name } facts)
        {
            yield break;
        }

        bool confirmed = file.Tasks.Values.Any(static t => t is { Kind: ReportDesk.VerifyTask, Outcome: "approved" or "done" });
        if (file.EndedAt is null || confirmed)
        {
            string report = GovJson.Write(new FakeReport(file.CaseNo, name, facts.Url, confirmed));
            yield return new(new IndexKey(Partition, file.CaseNo), report);
        }
    }

    /// <summary>The reports by the name or id they were made under; the earliest thousand.</summary>
    public async Task<IReadOnlyDictionary<string, FakeReport[]>> ByNameAsync(CancellationToken cancellation = default)
    {
        IReadOnlyList<Row> rows = await store.ListAsync(Partition, limit: Most, cancellation: cancellation);
        return rows.Select(static r => GovJson.Read<FakeReport>(r.Body))
            .GroupBy(static r => r.AccountName, StringComparer.Ordinal)
            .ToFrozenDictionary(static g => g.Key, static g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The reports that name an account; may be empty.</summary>
    public static IReadOnlyList<FakeReport> Of(Account account, IReadOnlyDictionary<string, FakeReport[]> byName)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(byName);
        return
        [
            .. byName.GetValueOrDefault(account.Name) ?? [],
            .. account.Id == account.Name ? [] : byName.GetValueOrDefault(account.Id) ?? [],
        ];
    }
}
