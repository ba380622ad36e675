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

    /// <summary>Every certificate, by unit and number.</summary>
    public async IAsyncEnumerable<Certificate> AllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (Row row in store.ScanAsync(Prefix, cancellation: cancellation))
        {
            yield return GovJson.Read<Certificate>(row.Body);
        }
    }
}
