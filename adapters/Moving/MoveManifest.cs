using System.Text.Json;
using GovMedia.Adapters.Backup;

namespace GovMedia.Adapters.Moving;

/// <summary>What a move file holds. Its hash is bound into the wrapped keys, so that whoever has the passphrase knows
/// that nothing in the file was changed.</summary>
/// <param name="Format">The version of this layout; 1.</param>
/// <param name="CreatedAt">When it was exported, on the machine clock.</param>
/// <param name="Rows">How many rows of the register.</param>
/// <param name="RowsSha256">Of the rows as they lie in the file; lower-case hexadecimal.</param>
/// <param name="Bodies">Every body of the archive, by name in ordinal order.</param>
public sealed record MoveManifest(
    int Format, DateTimeOffset CreatedAt, long Rows, string RowsSha256, IReadOnlyList<BackupFile> Bodies)
{
    /// <summary>The layout this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    internal const string Name = "manifest.json";
    internal const string RowsName = "rows.jsonl";
    internal const string KeysName = "keys.json";
    internal const string ArchivePrefix = "archive/";

    internal static JsonSerializerOptions Layout { get; } = new(JsonSerializerDefaults.Web);

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Layout);
}
