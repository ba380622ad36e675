using System.Text.Json;

namespace GovMedia.Adapters.Backup;

/// <summary>What a backup holds. Written last: a folder without it is no backup.</summary>
/// <param name="Format">The version of this layout; 1.</param>
/// <param name="CreatedAt">When the backup began, on the machine clock.</param>
/// <param name="Files">Every file besides the manifest, by path in ordinal order.</param>
public sealed record BackupManifest(int Format, DateTimeOffset CreatedAt, IReadOnlyList<BackupFile> Files)
{
    /// <summary>The manifest's file name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The layout this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads the manifest of a backup.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it is not one this program can read.</exception>
    public static async Task<BackupManifest> ReadAsync(string folder, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"'{folder}' is no backup: it has no {FileName}.");
        }

        try
        {
            BackupManifest? manifest = JsonSerializer.Deserialize<BackupManifest>(
                await File.ReadAllBytesAsync(path, cancellation), Layout);
            return manifest is { Format: CurrentFormat, Files: not null } && manifest.Files.All(IsInside)
                ? manifest
                : throw new InvalidOperationException($"'{path}' is not of format {CurrentFormat}.");
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException($"'{path}' cannot be read.", broken);
        }
    }

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Layout);

    /// <summary>A path may not lead out of the folder it is restored to.</summary>
    private static bool IsInside(BackupFile file) =>
        file is { Path.Length: > 0, Sha256.Length: 64 }
        && file.Path.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && !part.Contains('\\'))
        && !Path.IsPathRooted(file.Path);
}
