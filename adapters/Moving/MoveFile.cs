using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using GovMedia.Adapters.Backup;
using GovMedia.Workflows.Register;

namespace GovMedia.Adapters.Moving;

/// <summary>A move file, opened and found sound from end to end.</summary>
internal sealed class MoveFile : IDisposable
{
    private const int LongestNote = 256 * 1024 * 1024;

    private readonly ZipArchive _zip;

    private MoveFile(ZipArchive zip, MoveManifest manifest, PlainKeys keys)
    {
        _zip = zip;
        Manifest = manifest;
        Keys = keys;
    }

    public MoveManifest Manifest { get; }

    public PlainKeys Keys { get; }

    /// <summary>Every case, checked.</summary>
    public List<MovedCase> Cases { get; } = [];

    /// <summary>Opens a file and checks everything in it.</summary>
    /// <exception cref="InvalidOperationException">It is no move file, the passphrase does not open it, or something
    /// in it is not as it was written; the message says what.</exception>
    public static async Task<MoveFile> OpenAsync(string file, string passphrase, CancellationToken cancellation)
    {
        ZipArchive? zip = null;
        try
        {
            zip = await ZipFile.OpenReadAsync(file, cancellation);
            byte[] text = await NoteAsync(zip, MoveManifest.Name, cancellation);
            MoveManifest? manifest = JsonSerializer.Deserialize<MoveManifest>(text, MoveManifest.Layout);
            WrappedKeys? wrapped = JsonSerializer.Deserialize<WrappedKeys>(
                await NoteAsync(zip, MoveManifest.KeysName, cancellation), MoveManifest.Layout);
            if (manifest is not { Format: MoveManifest.CurrentFormat, Bodies: not null } || wrapped is null)
            {
                throw new InvalidOperationException($"'{file}' is not of format {MoveManifest.CurrentFormat}.");
            }

            MoveFile opened = new(zip, manifest, wrapped.Unwrap(passphrase, text));
            await opened.CheckRowsAsync(cancellation);
            foreach (BackupFile body in manifest.Bodies)
            {
                _ = await opened.BodyAsync(body, cancellation);
            }

            zip = null;
            return opened;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or JsonException)
        {
            throw new InvalidOperationException($"'{file}' is no move file, or is damaged.", unreadable);
        }
        finally
        {
            zip?.Dispose();
        }
    }

    /// <summary>The rows, by partition and key.</summary>
    public async IAsyncEnumerable<MovedRow> RowsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using Stream stream = await Entry(_zip, MoveManifest.RowsName).OpenAsync(cancellation);
        using StreamReader lines = new(stream);
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            yield return JsonSerializer.Deserialize<MovedRow>(line, MoveManifest.Layout)!;
        }
    }

    /// <summary>A body, as it was written.</summary>
    public async Task<byte[]> BodyAsync(BackupFile body, CancellationToken cancellation)
    {
        byte[] bytes = await NoteAsync(_zip, MoveManifest.ArchivePrefix + body.Path, cancellation);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == body.Sha256
            ? bytes
            : throw new InvalidOperationException($"'{body.Path}' is not as it was written; nothing was imported.");
    }

    public void Dispose() => _zip.Dispose();

    private static ZipArchiveEntry Entry(ZipArchive zip, string name) =>
        zip.GetEntry(name) ?? throw new InvalidOperationException($"The file holds no '{name}'.");

    private static async Task<byte[]> NoteAsync(ZipArchive zip, string name, CancellationToken cancellation)
    {
        ZipArchiveEntry entry = Entry(zip, name);
        if (entry.Length > LongestNote)
        {
            throw new InvalidOperationException($"'{name}' has {entry.Length} bytes; at most {LongestNote} are read.");
        }

        byte[] bytes = new byte[entry.Length];
        await using Stream stream = await entry.OpenAsync(cancellation);
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private async Task CheckRowsAsync(CancellationToken cancellation)
    {
        await using (Stream stream = await Entry(_zip, MoveManifest.RowsName).OpenAsync(cancellation))
        {
            string hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
            if (hash != Manifest.RowsSha256)
            {
                throw new InvalidOperationException("The rows are not as they were written; nothing was imported.");
            }
        }

        List<MovedRow> one = [];
        await foreach (MovedRow row in RowsAsync(cancellation))
        {
            if (one.Count > 0 && one[0].Partition != row.Partition)
            {
                Cases.Add(MovedCase.Check(one));
                one.Clear();
            }

            if (row.Partition.StartsWith(Partitions.CasePrefix, StringComparison.Ordinal))
            {
                one.Add(row);
            }
        }

        if (one.Count > 0)
        {
            Cases.Add(MovedCase.Check(one));
        }
    }
}
