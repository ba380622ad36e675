using System.Diagnostics;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Directory;

/// <summary>Keeps jurisdictions, units, users and mandates in the register.</summary>
public sealed class DirectoryBook(IRegisterStore store)
{
    private const string Partition = "directory";
    private const string JurisdictionPrefix = "jurisdiction:";
    private const string UnitPrefix = "unit:";
    private const string UserPrefix = "user:";
    private const string MandatePrefix = "mandate:";
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);
    private Held? _held;

    /// <summary>The directory; another process's change is seen after at most fifteen seconds.</summary>
    public async ValueTask<DirectorySnapshot> ReadAsync(CancellationToken cancellation = default)
    {
        Held? held = Volatile.Read(ref _held);
        if (held is not null && Stopwatch.GetElapsedTime(held.At) < Freshness)
        {
            return held.Snapshot;
        }

        long at = Stopwatch.GetTimestamp();
        DirectorySnapshot snapshot = new(
            await ReadAllAsync<Jurisdiction>(JurisdictionPrefix, cancellation),
            await ReadAllAsync<Unit>(UnitPrefix, cancellation),
            await ReadAllAsync<User>(UserPrefix, cancellation),
            await ReadAllAsync<Mandate>(MandatePrefix, cancellation));
        Volatile.Write(ref _held, new Held(at, snapshot));
        return snapshot;
    }

    /// <summary>Writes a jurisdiction.</summary>
    public Task PutAsync(Jurisdiction jurisdiction, CancellationToken cancellation = default) =>
        PutAsync(JurisdictionPrefix, jurisdiction.Id, jurisdiction, cancellation);

    /// <summary>Writes a unit.</summary>
    public Task PutAsync(Unit unit, CancellationToken cancellation = default) =>
        PutAsync(UnitPrefix, unit.Id, unit, cancellation);

    /// <summary>Writes a user.</summary>
    public Task PutAsync(User user, CancellationToken cancellation = default) =>
        PutAsync(UserPrefix, user.Id, user, cancellation);

    /// <summary>Writes a mandate.</summary>
    public Task PutAsync(Mandate mandate, CancellationToken cancellation = default) =>
        PutAsync(MandatePrefix, mandate.Id, mandate, cancellation);

    private async Task PutAsync<T>(string prefix, string id, T value, CancellationToken cancellation)
    {
        await store.CommitAsync(Partition, [new RowChange.Put(prefix + id, GovJson.Write(value))], cancellation);
        Volatile.Write(ref _held, null);
    }

    private ValueTask<List<T>> ReadAllAsync<T>(string prefix, CancellationToken cancellation) =>
        store.RowsAsync(Partition, prefix, Partitions.After(prefix), cancellation: cancellation)
            .Select(static r => GovJson.Read<T>(r.Body))
            .ToListAsync(cancellation);

    private sealed record Held(long At, DirectorySnapshot Snapshot);
}
