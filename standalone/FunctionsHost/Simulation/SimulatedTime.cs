using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>
/// The simulated clock and the file that remembers it. Each step is written before the clock takes it, so that a
/// process killed in the middle of a move finds itself not behind anything that has fired; <see cref="Flush"/> also
/// brings it through a loss of power.
/// </summary>
internal sealed class SimulatedTime : IDisposable
{
    private readonly FileStream _file;

    private SimulatedTime(FileStream file, SimulatedClock clock)
    {
        _file = file;
        Clock = clock;
    }

    /// <summary>The clock.</summary>
    public SimulatedClock Clock { get; }

    /// <summary>Opens the clock of a data directory, or begins a new one.</summary>
    /// <param name="settings">Where the directory is, and where a new clock begins.</param>
    /// <returns>The clock.</returns>
    /// <exception cref="FunctionWorkerException">The file does not hold a time.</exception>
    public static SimulatedTime Open(HostSettings settings)
    {
        Directory.CreateDirectory(settings.DataDirectory);
        string path = Path.Combine(settings.DataDirectory, "simulated-clock");
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            DateTimeOffset begin = file.Length > 0
                ? Read(file, path)
                : settings.Start ?? TimeProvider.System.GetUtcNow();
            SimulatedTime time = new(file, new SimulatedClock(begin));
            time.Write(begin);
            time.Flush();
            return time;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Moves the clock, written first.</summary>
    /// <param name="to">The new time, not before the present one.</param>
    public void Set(DateTimeOffset to)
    {
        Write(to);
        Clock.Set(to);
    }

    /// <summary>Puts the time on disk.</summary>
    public void Flush() => _file.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static DateTimeOffset Read(FileStream file, string path)
    {
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        string text = Encoding.ASCII.GetString(bytes).Trim();
        return Moments.TryParse(text, out DateTimeOffset time)
            ? time
            : throw new FunctionWorkerException($"{path} holds '{text}', not {Moments.Accepted}.");
    }

    // One write of one length at one place: whoever reads finds the old time or the new.
    private void Write(DateTimeOffset time) => RandomAccess.Write(
        _file.SafeFileHandle, Encoding.ASCII.GetBytes(time.UtcDateTime.ToString("O") + "\n"), 0);
}
