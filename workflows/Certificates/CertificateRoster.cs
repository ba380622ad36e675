using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Certificates;

/// <summary>The rosters of all units: a row for each certificate's case.</summary>
public sealed class CertificateRoster(IRegisterStore store) : ICaseRows
{
    /// <summary>Prefix of the partitions, one a unit.</summary>
    public const string Prefix = "certificates:";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<IndexKey, string>> RowsOf(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (Certificate.Is(file))
        {
            yield return new(new IndexKey(Prefix + file.Unit, file.CaseNo), GovJson.Write(Certificate.Of(file)));
        }
    }

    /// <summary>A unit's certificate; null where the unit keeps none of that number.</summary>
    public async Task<Certificate?> ReadAsync(string unit, string id, CancellationToken cancellation = default) =>
        RegisterLimits.IsKey(id) && await store.ReadAsync(Prefix + unit, id, cancellation) is { } row
            ? GovJson.Read<Certificate>(row.Body)
            : null;

    /// <summary>The certificates that some units keep, by unit and number: each roster is read by itself.</summary>
    /// <param name="units">The units; null for every one there is.</param>
    /// <param name="cancellation">Stops reading.</param>
    public IAsyncEnumerable<Certificate> OfAsync(IEnumerable<string>? units, CancellationToken cancellation = default)
    {
        IAsyncEnumerable<Row> rows = units is null
            ? store.ScanAsync(Prefix, cancellation: cancellation)
            : units.ToAsyncEnumerable().SelectMany(unit => store.RowsAsync(Prefix + unit, cancellation: cancellation));
        return rows.Select(static row => GovJson.Read<Certificate>(row.Body));
    }
}
