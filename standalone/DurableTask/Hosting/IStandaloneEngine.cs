namespace GovMedia.Standalone;

/// <summary>The engine as its operator sees it; in the container once <c>UseStandalone</c> has been called.</summary>
public interface IStandaloneEngine
{
    /// <summary>The SQLite file.</summary>
    string Path { get; }

    /// <summary>Counters since the engine was opened.</summary>
    EngineReport Report { get; }

    /// <summary>Reads every page and every checksum.</summary>
    /// <param name="cancellationToken">Stops between tables.</param>
    /// <returns>What is damaged; empty when the file is sound.</returns>
    Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes a consistent copy of the file while the engine runs.</summary>
    /// <param name="path">The copy; must not exist.</param>
    /// <param name="cancellationToken">Stops before the copy begins.</param>
    /// <returns>Done when the copy is complete.</returns>
    Task BackupAsync(string path, CancellationToken cancellationToken = default);
}
