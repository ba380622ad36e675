namespace GovMedia.Adapters.Backup;

/// <summary>One file of a backup.</summary>
/// <param name="Path">Its path below the data directory, parts separated by <c>/</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal.</param>
public sealed record BackupFile(string Path, long Bytes, string Sha256);
