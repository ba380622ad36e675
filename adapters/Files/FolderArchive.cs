using System.Globalization;
using System.Runtime.CompilerServices;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Files;

/// <summary>The archive in a folder: each body a read-only file under its name.</summary>
/// <remarks>A body is written beside its place, flushed, and linked to its name, which fails where the name is taken;
/// so a name holds a whole body or none, and two writers cannot both win. A name cannot be both a body and the folder
/// of another. Whoever may write to the folder may still break it by hand: the ledger's hashes are what shows
/// that.</remarks>
public sealed class FolderArchive : IBlobArchive
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead;

    private readonly string _root;
    private readonly string _unfinished;
    private long _sequence;

    /// <summary>Opens the folder, creating it where there is none.</summary>
    /// <param name="folder">The folder. Bodies an interrupted process left half written in it are removed.</param>
    public FolderArchive(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _root = Path.GetFullPath(folder);

        // No body can have this name: '~' is outside the alphabet.
        _unfinished = Path.Combine(_root, "~unfinished");
        DurableFile.CreateFolder(_unfinished);
        foreach (string left in Directory.EnumerateFiles(_unfinished))
        {
            File.Delete(left);
        }
    }

    /// <inheritdoc/>
    public BlobProtection Protection => BlobProtection.WriteOnceByProgram;

    /// <inheritdoc/>
    public async Task<bool> WriteOnceAsync(
        string name, ReadOnlyMemory<byte> body, CancellationToken cancellation = default)
    {
        string path = PathOf(name);
        cancellation.ThrowIfCancellationRequested();
        if (!File.Exists(path))
        {
            DurableFile.CreateFolder(Path.GetDirectoryName(path)!);
            string number = Interlocked.Increment(ref _sequence).ToString(CultureInfo.InvariantCulture);
            string temporary = Path.Combine(_unfinished, $"{Environment.ProcessId}-{number}");
            if (DurableFile.Create(path, temporary, body.Span, ReadOnly))
            {
                return true;
            }
        }

        byte[]? there = await ReadAsync(name, cancellation);
        if (there is null || !there.AsSpan().SequenceEqual(body.Span))
        {
            throw new BlobConflictException(name);
        }

        // Whoever wrote it may have been killed before the name was on disk.
        DurableFile.FlushFolder(Path.GetDirectoryName(path)!);
        return false;
    }

    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellation = default)
    {
        string path = PathOf(name);
        try
        {
            return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation) : null;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArchiveNames.CheckPrefix(prefix);
        foreach (string name in Names(_root, string.Empty, prefix))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return name;
        }

        await Task.CompletedTask;
    }

    private static IEnumerable<string> Names(string folder, string above, string prefix)
    {
        // A folder sorts as its members do, with the separator after its name: 'a-b' < 'a/b' < 'a0'.
        List<string> entries = [];
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            string name = above + entry.Name + (entry is DirectoryInfo ? "/" : string.Empty);
            bool within = name.StartsWith(prefix, StringComparison.Ordinal)
                || (entry is DirectoryInfo && prefix.StartsWith(name, StringComparison.Ordinal));
            if (within && !entry.Name.StartsWith('~'))
            {
                entries.Add(name);
            }
        }

        entries.Sort(StringComparer.Ordinal);
        foreach (string name in entries)
        {
            if (!name.EndsWith('/'))
            {
                yield return name;
                continue;
            }

            foreach (string below in Names(Path.Combine(folder, name[above.Length..^1]), name, prefix))
            {
                yield return below;
            }
        }
    }

    private string PathOf(string name)
    {
        ArchiveNames.Check(name);
        return Path.Combine(_root, name);
    }
}
