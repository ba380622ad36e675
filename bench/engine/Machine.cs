using System.Globalization;

namespace GovMedia.Bench.Engine;

/// <summary>What the operating system says about itself and about processes.</summary>
internal static class Machine
{
    private const double TicksASecond = 100;

    /// <summary>The load average of the last minute; NaN where there is none.</summary>
    public static double Load() => File.Exists("/proc/loadavg")
        ? Number(File.ReadAllText("/proc/loadavg").Split(' ')[0])
        : double.NaN;

    /// <summary>The kind of file system under a folder; on one in memory a flush means nothing.</summary>
    public static string FileSystem(string folder)
    {
        DriveInfo? drive = DriveInfo.GetDrives()
            .Where(one => folder.StartsWith(one.Name, StringComparison.Ordinal))
            .MaxBy(one => one.Name.Length);
        return drive is { IsReady: true } ? drive.DriveFormat : "unknown";
    }

    /// <summary>Processor time that these processes and their children that live have used.</summary>
    public static double CpuSeconds(IEnumerable<int> processes)
    {
        HashSet<int> chosen = [.. processes];
        double ticks = 0;
        foreach (string[] one in Statuses().OrderBy(fields => Number(fields[0])))
        {
            // Parents have lower numbers than their children, as good as always.
            int id = (int)Number(one[0]);
            if (chosen.Contains(id) || chosen.Contains((int)Number(one[2])))
            {
                chosen.Add(id);
                ticks += Number(one[12]) + Number(one[13]);
            }
        }

        return ticks / TicksASecond;
    }

    /// <summary>Memory of a process that is in RAM, in MiB.</summary>
    /// <param name="process">Its id.</param>
    /// <param name="line">VmRSS for now, VmHWM for the most there was.</param>
    public static double Mebibytes(int process, string line = "VmRSS")
    {
        string found = File.ReadLines($"/proc/{process}/status")
            .First(one => one.StartsWith(line + ":", StringComparison.Ordinal));
        return Number(found.Split(':')[1].Replace("kB", string.Empty, StringComparison.Ordinal)) / 1024;
    }

    // Each process as its id, state, parent and so on in the order of proc(5), without the name.
    private static IEnumerable<string[]> Statuses()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            {
                continue;
            }

            string text;
            try
            {
                text = File.ReadAllText(Path.Combine(folder, "stat"));
            }
            catch (IOException)
            {
                continue;
            }

            yield return [Path.GetFileName(folder), .. text[(text.LastIndexOf(')') + 2)..].Split(' ')];
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
