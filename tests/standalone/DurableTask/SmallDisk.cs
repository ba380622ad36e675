using System.Diagnostics;
using System.Globalization;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>A process whose files the kernel lets grow to a few megabytes only, until it is given room.</summary>
/// <remarks>
/// Its disk is a file system in memory that only this process sees, where the kernel lets us mount one; elsewhere the
/// process' own limit of file sizes, which needs no rights. Both refuse in the middle of a write, as a full disk does.
/// </remarks>
internal sealed class SmallDisk : IDisposable
{
    private const int Size = 3 << 20;
    private const int Ballast = 1 << 20;

    // The mount ends with the process, so its files are brought out to $1.
    private const string Mounted = """
        mount -t tmpfs -o size=$0 none "$1/disk" || exit 99
        head -c $2 /dev/zero > "$1/disk/ballast"
        kept=$1; shift 2
        "$@"; code=$?
        cp "$kept"/disk/durable.db* "$kept" && exit $code
        """;

    private const string Limited = """
        trap '' XFSZ
        exec "$@"
        """;

    private readonly Process process;
    private readonly bool limited;

    private SmallDisk(Process process, bool limited, string file)
    {
        this.process = process;
        this.limited = limited;
        File = file;
    }

    /// <summary>The engine's file, for who comes after the process.</summary>
    public string File { get; }

    /// <summary>Starts the process that fills its disk; it has said that it is ready.</summary>
    /// <param name="folder">Where its disk is, and its file afterwards.</param>
    /// <param name="mount">Whether to try for a disk of its own.</param>
    public static async Task<SmallDisk> StartAsync(TestFolder folder, bool mount)
    {
        string disk = Directory.CreateDirectory(Path.Combine(folder.Path, "disk")).FullName;
        string size = Size.ToString(CultureInfo.InvariantCulture);
        string ballast = Ballast.ToString(CultureInfo.InvariantCulture);
        string[] work = [Environment.ProcessPath!, typeof(FullDiskProgram).Assembly.Location, "full-disk", disk];
        string[][] ways = mount ? [["unshare", "-rm"], ["unshare", "-m"]] : [];
        foreach (string[] way in ways)
        {
            Process own = Start([.. way, "sh", "-c", Mounted, size, folder.Path, ballast, .. work]);
            if (await own.StandardOutput.ReadLineAsync() == "ready")
            {
                await own.StandardInput.WriteLineAsync();
                return new SmallDisk(own, limited: false, folder.File);
            }

            await own.WaitForExitAsync();
            own.Dispose();
        }

        Process process = Start(["sh", "-c", Limited, "sh", .. work]);
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        await LimitAsync(process, ((Size - Ballast) / 2).ToString(CultureInfo.InvariantCulture));
        await process.StandardInput.WriteLineAsync();
        return new SmallDisk(process, limited: true, Path.Combine(disk, "durable.db"));
    }

    /// <summary>Reads what the process says up to a line, or to its end.</summary>
    public async Task<List<string>> ReadAsync(string? until = null)
    {
        List<string> said = [];
        while (await process.StandardOutput.ReadLineAsync() is { } line && line != until)
        {
            said.Add(line);
        }

        return said;
    }

    /// <summary>Gives the disk room again; the process goes on.</summary>
    public async Task FreeAsync()
    {
        if (limited)
        {
            await LimitAsync(process, "unlimited");
        }

        await process.StandardInput.WriteLineAsync();
    }

    /// <summary>Waits for the process to end by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static async Task LimitAsync(Process process, string soft)
    {
        string id = process.Id.ToString(CultureInfo.InvariantCulture);
        using Process prlimit = Process.Start("prlimit", ["--pid", id, $"--fsize={soft}:"]);
        await prlimit.WaitForExitAsync();
        Assert.Equal(0, prlimit.ExitCode);
    }

    private static Process Start(string[] words) => Process.Start(new ProcessStartInfo(words[0], words[1..])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
}
