using System.Globalization;
using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.AzureStorage;

/// <summary>A row as an entity: small bodies as readable text, large ones compressed into binary parts.</summary>
/// <remarks>
/// A property holds 64 KiB, an entity 1 MiB with text counted at two bytes a character, and a transaction 4 MiB with
/// binaries written in base64. JSON text carries less than seven bits a byte, so that the register's limits always fit
/// once compressed: 3.5 MB become 3.06 MB at the most, and 4.08 MB in base64.
/// </remarks>
internal static class RowEntity
{
    /// <summary>The commit that wrote the row: shows, after a lost answer, whether it went through.</summary>
    public const string CommitProperty = "Commit";

    private const string TextProperty = "Body";
    private const string PartPrefix = "Body";
    private const int PartLength = 64_000;
    private const int ReadableCharacters = 4_096;

    /// <summary>Commits above this are compressed throughout: escapes can make text six times its length.</summary>
    private const long ReadableCommit = 400_000;

    /// <summary>Whether a commit of these changes may keep its small bodies readable.</summary>
    public static bool IsReadable(IReadOnlyList<RowChange> changes) =>
        changes.Sum(change => (long)(change.NewBody?.Length ?? 0)) <= ReadableCommit;

    public static TableEntity Write(string partition, string key, string body, string commit, bool readable)
    {
        TableEntity entity = new(partition, key) { [CommitProperty] = commit };
        if (readable && body.Length <= ReadableCharacters)
        {
            entity[TextProperty] = body;
            return entity;
        }

        byte[] packed = Pack(body);
        for (int part = 0; part * PartLength < packed.Length; part++)
        {
            int length = Math.Min(PartLength, packed.Length - (part * PartLength));
            entity[NameOf(part)] = packed.AsSpan(part * PartLength, length).ToArray();
        }

        return entity;
    }

    public static Row Read(TableEntity entity) =>
        new(entity.PartitionKey, entity.RowKey, BodyOf(entity), entity.ETag.ToString());

    private static string BodyOf(TableEntity entity)
    {
        if (entity.GetString(TextProperty) is { } text)
        {
            return text;
        }

        using MemoryStream packed = new();
        for (int part = 0; entity.GetBinary(NameOf(part)) is { } bytes; part++)
        {
            packed.Write(bytes);
        }

        packed.Position = 0;
        using ZLibStream stream = new(packed, CompressionMode.Decompress);
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static byte[] Pack(string body)
    {
        using MemoryStream packed = new();
        using (ZLibStream stream = new(packed, CompressionLevel.Optimal))
        {
            stream.Write(Encoding.UTF8.GetBytes(body));
        }

        return packed.ToArray();
    }

    private static string NameOf(int part) => PartPrefix + part.ToString("00", CultureInfo.InvariantCulture);
}
