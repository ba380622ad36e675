namespace GovMedia.Adapters.Sqlite;

/// <summary>Where the register's file is and how it is opened.</summary>
/// <param name="Path">The file, created where there is none; its folder too.</param>
/// <param name="CheckAtStart">Whether to run SQLite's <c>quick_check</c> before serving: reads the whole file.</param>
public sealed record SqliteRegisterSettings(string Path, bool CheckAtStart = false);
