using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>When each timer function last occurred, in one file that is replaced whole.</summary>
internal sealed class TimerStatusFile
{
    private readonly string _path;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, ScheduleStatus> _statuses;
    private bool _changed;

    /// <summary>Opens the file; a missing one knows nothing.</summary>
    /// <param name="directory">The host's data directory; made when missing.</param>
    /// <exception cref="FunctionWorkerException">The file cannot be read as what it should be.</exception>
    public TimerStatusFile(string directory)
    {
        Directory.CreateDirectory(directory);
        _path = Path.Combine(directory, "timers.json");
        try
        {
            Dictionary<string, ScheduleStatus>? read = File.Exists(_path)
                ? JsonSerializer.Deserialize<Dictionary<string, ScheduleStatus>>(File.ReadAllBytes(_path))
                : null;
            _statuses = new(read ?? [], StringComparer.OrdinalIgnoreCase);
        }
        catch (JsonException malformed)
        {
            throw new FunctionWorkerException(
                $"{_path} is damaged. Taken away, no missed occurrence of a timer function is made up for.", malformed);
        }
    }

    /// <summary>What is known of a function.</summary>
    /// <param name="function">Its name.</param>
    /// <returns>The status, or null when it is new.</returns>
    public ScheduleStatus? Find(string function)
    {
        lock (_lock)
        {
            return _statuses.GetValueOrDefault(function);
        }
    }

    /// <summary>Notes a status, in memory only.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="status">The status.</param>
    public void Note(string function, ScheduleStatus status)
    {
        lock (_lock)
        {
            _statuses[function] = status;
            _changed = true;
        }
    }

    /// <summary>Puts what was noted on disk.</summary>
    public void Save()
    {
        lock (_lock)
        {
            if (!_changed)
            {
                return;
            }

            string draft = _path + ".new";
            using (FileStream file = new(draft, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                JsonSerializer.Serialize(file, _statuses);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, _path, overwrite: true);
            _changed = false;
        }
    }
}
