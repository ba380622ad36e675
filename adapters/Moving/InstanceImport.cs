using System.Security.Cryptography;
using System.Text;
using GovMedia.Adapters.Backup;
using GovMedia.Adapters.Composition;
using GovMedia.Adapters.Files;
using GovMedia.Adapters.Secrets;
using GovMedia.Workflows;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Moving;

/// <summary>Makes an empty instance, embedded or on Azure storage, go on where an exported one stopped.</summary>
/// <remarks>The whole file is verified before anything is written: every chain, every state, every body. The register's
/// note of its keys says from the first write that an import is under way, and no host starts on it until the
/// last write takes that back; an import that was stopped is run again from the same file. Each case that goes on is
/// announced, as a commit is, so that the sweeper of the first start wakes it: its orchestration begins anew.</remarks>
public static class InstanceImport
{
    /// <summary>Imports.</summary>
    /// <param name="to">The instance; empty, or left by an import of this file that was stopped.</param>
    /// <param name="file">The file.</param>
    /// <param name="passphrase">That it was exported under.</param>
    /// <param name="machineClock">The machine's clock.</param>
    /// <param name="cancellation">Stops it; run again to go on.</param>
    /// <exception cref="InvalidOperationException">The file is not sound or not opened by the passphrase, the instance
    /// holds data or other keys; nothing was changed.</exception>
    public static async Task<MoveReport> RunAsync(
        GovMediaSettings to,
        string file,
        string passphrase,
        TimeProvider machineClock,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(passphrase);
        ArgumentNullException.ThrowIfNull(machineClock);
        using MoveFile moved = await MoveFile.OpenAsync(file, passphrase, cancellation);
        using InstanceKeys keys = StoredInstance.Check(moved.Keys);
        RequireKeys(to, moved.Keys);
        await using StoredInstance instance = await StoredInstance.OpenAsync(to, machineClock, cancellation);
        Row mark = await BeginAsync(instance, moved.Manifest.RowsSha256, cancellation);
        foreach (BackupFile body in moved.Manifest.Bodies)
        {
            await instance.Archive.WriteOnceAsync(
                body.Path, await moved.BodyAsync(body, cancellation), cancellation);
        }

        long rows = await WriteRowsAsync(instance.Register, moved, cancellation);
        int woken = await AnnounceAsync(instance, moved, cancellation);
        WriteKeys(to, moved.Keys);
        await instance.Register.CommitAsync(
            InstanceMark.Partition,
            [new RowChange.Replace(InstanceMark.Key, InstanceMark.Of(keys), mark.ETag)],
            cancellation);
        return new MoveReport(rows, moved.Manifest.Bodies.Count, moved.Cases.Count, woken);
    }

    private static void RequireKeys(GovMediaSettings to, PlainKeys keys)
    {
        bool configured = to.InstanceSecret is not null;
        bool present = configured
            || File.Exists(StoredInstance.SecretFile(to))
            || File.Exists(StoredInstance.SigningKeyFile(to));
        if (!present)
        {
            return;
        }

        PlainKeys own = StoredInstance.ReadKeys(to);
        if (!CryptographicOperations.FixedTimeEquals(own.Secret, keys.Secret)
            || own.SigningKey.Trim() != keys.SigningKey.Trim())
        {
            throw new InvalidOperationException(configured
                ? "GovMedia:InstanceSecret and GovMedia:SigningKey are not those of the exported instance; put its "
                    + "keys into the key vault first."
                : $"'{to.KeyDirectory}' holds the keys of another instance; import into an empty one.");
        }
    }

    private static async Task<Row> BeginAsync(StoredInstance instance, string id, CancellationToken cancellation)
    {
        string importing = InstanceMark.Importing(id);
        Row? mark = await instance.Register.ReadAsync(InstanceMark.Partition, InstanceMark.Key, cancellation);
        if (mark is null)
        {
            await RequireEmptyAsync(instance, cancellation);
            await instance.Register.CommitAsync(
                InstanceMark.Partition, [new RowChange.Insert(InstanceMark.Key, importing)], cancellation);
            mark = await instance.Register.ReadAsync(InstanceMark.Partition, InstanceMark.Key, cancellation);
        }

        return mark!.Body == importing
            ? mark
            : throw new InvalidOperationException("The instance holds data already; import into an empty one.");
    }

    private static async Task RequireEmptyAsync(StoredInstance instance, CancellationToken cancellation)
    {
        await foreach (Row _ in instance.Register.ScanAsync(string.Empty, cancellation: cancellation))
        {
            throw new InvalidOperationException("The register is not empty; import into an empty instance.");
        }

        await foreach (string name in instance.Archive.ListAsync(string.Empty, cancellation))
        {
            throw new InvalidOperationException($"The archive holds '{name}'; import into an empty instance.");
        }
    }

    private static async Task<long> WriteRowsAsync(
        IRegisterStore register, MoveFile moved, CancellationToken cancellation)
    {
        long rows = 0;
        long bytes = 0;
        string partition = string.Empty;
        List<RowChange> batch = [];
        await foreach (MovedRow row in moved.RowsAsync(cancellation))
        {
            rows++;
            if (row is { Partition: InstanceMark.Partition, Key: InstanceMark.Key })
            {
                continue;
            }

            int size = Encoding.UTF8.GetByteCount(row.Body);
            if (batch.Count > 0 && (row.Partition != partition || batch.Count == RegisterLimits.RowsPerCommit
                || bytes + size > RegisterLimits.BytesPerCommit))
            {
                await register.CommitAsync(partition, batch, cancellation);
                (batch, bytes) = ([], 0);
            }

            partition = row.Partition;
            bytes += size;
            batch.Add(new RowChange.Put(row.Key, row.Body));
        }

        if (batch.Count > 0)
        {
            await register.CommitAsync(partition, batch, cancellation);
        }

        return rows;
    }

    private static async Task<int> AnnounceAsync(
        StoredInstance instance, MoveFile moved, CancellationToken cancellation)
    {
        HashSet<string> bodies = [.. moved.Manifest.Bodies.Select(body => body.Path)];
        List<MovedCase> going =
            [.. moved.Cases.Where(one => one.Open || !bodies.Contains(EvidencePackage.NameOf(one.CaseNo)))];
        foreach (MovedCase[] some in going.Chunk(RegisterLimits.RowsPerCommit))
        {
            await instance.Register.CommitAsync(
                Partitions.Pending,
                [
                    .. some.Select(one => new PendingCommit(one.CaseNo, one.Tip.Seq, one.Tip.At, []))
                        .Select(pending => new RowChange.Put(pending.Key, GovJson.Write(pending))),
                ],
                cancellation);
        }

        return going.Count;
    }

    private static void WriteKeys(GovMediaSettings to, PlainKeys keys)
    {
        if (to.InstanceSecret is not null)
        {
            return;
        }

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        DurableFile.CreateFolder(to.KeyDirectory);
        string secret = StoredInstance.SecretFile(to);
        string signing = StoredInstance.SigningKeyFile(to);
        DurableFile.Create(secret, secret + "~", keys.Secret, OwnerOnly);
        DurableFile.Create(signing, signing + "~", Encoding.ASCII.GetBytes(keys.SigningKey), OwnerOnly);
    }
}
