using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone;

/// <summary>The engines of this process, one to a file, kept as long as somebody uses them.</summary>
internal static class EngineRegistry
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Entry> Engines = new(StringComparer.Ordinal);

    /// <summary>Opens a file's engine, or shares the one that is open.</summary>
    /// <exception cref="StandaloneStorageException">The file cannot be used, and why.</exception>
    public static Lease Open(StandaloneOptions options, TimeProvider clock, ILogger logger)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            throw new InvalidOperationException(
                "The embedded engine needs a file: UseStandalone(o => o.Path = \"durable.db\").");
        }

        string path = Path.GetFullPath(options.Path);
        lock (Gate)
        {
            if (!Engines.TryGetValue(path, out Entry? entry))
            {
                entry = new Entry(new EngineHost(options, clock, logger));
                Engines.Add(path, entry);
            }

            entry.Users++;
            return new Lease(path, entry);
        }
    }

    internal sealed class Entry(EngineHost engine)
    {
        public EngineHost Engine { get; } = engine;

        public int Users { get; set; }
    }

    /// <summary>One user's hold on an engine.</summary>
    internal sealed class Lease(string path, Entry entry) : IDisposable
    {
        private bool ended;

        public EngineHost Engine => entry.Engine;

        public void Dispose()
        {
            lock (Gate)
            {
                if (ended)
                {
                    return;
                }

                ended = true;
                if (--entry.Users == 0)
                {
                    Engines.Remove(path);
                    entry.Engine.Dispose();
                }
            }
        }
    }
}
