using System.Runtime.InteropServices;

namespace GovMedia.Adapters.Files;

/// <summary>Files that are there whole or not at all, and stay there through a power cut.</summary>
internal static partial class DurableFile
{
    private const int FileExists = 17;

    /// <summary>Writes a new file under a name that must be free.</summary>
    /// <param name="path">Where it will stand; its folder must exist.</param>
    /// <param name="temporary">A free name on the same file system.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="mode">The permissions on Unix.</param>
    /// <returns>False where the name is taken; nothing was changed then.</returns>
    public static bool Create(string path, string temporary, ReadOnlySpan<byte> body, UnixFileMode mode)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        try
        {
            using (FileStream stream = new(temporary, options))
            {
                stream.Write(body);
                stream.Flush(flushToDisk: true);
            }

            if (!Link(temporary, path))
            {
                return false;
            }
        }
        finally
        {
            File.Delete(temporary);
        }

        FlushFolder(Path.GetDirectoryName(path)!);
        return true;
    }

    /// <summary>Creates a folder and those above it, each name flushed to disk.</summary>
    public static void CreateFolder(string path)
    {
        Stack<string> missing = new();
        string? above = path;
        while (above is not null && !Directory.Exists(above))
        {
            missing.Push(above);
            above = Path.GetDirectoryName(above);
        }

        foreach (string folder in missing)
        {
            Directory.CreateDirectory(folder);
            FlushFolder(Path.GetDirectoryName(folder)!);
        }
    }

    /// <summary>Flushes a folder's names to disk.</summary>
    public static void FlushFolder(string path)
    {
        // Windows journals names by itself.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = OpenNative(path, 0);
        if (descriptor < 0)
        {
            throw Failed("open", path);
        }

        try
        {
            if (FlushNative(descriptor) != 0)
            {
                throw Failed("flush", path);
            }
        }
        finally
        {
            _ = CloseNative(descriptor);
        }
    }

    /// <summary>Gives a finished file its final name, unless the name is taken: a link never replaces.</summary>
    private static bool Link(string temporary, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (LinkNative(temporary, path) == 0)
            {
                return true;
            }

            if (Marshal.GetLastPInvokeError() == FileExists)
            {
                return false;
            }
        }

        // Windows, and file systems without links.
        try
        {
            File.Move(temporary, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    private static IOException Failed(string what, string path) =>
        new($"Cannot {what} folder '{path}': {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int LinkNative(string from, string to);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int OpenNative(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FlushNative(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseNative(int descriptor);
}
