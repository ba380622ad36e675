namespace GovMedia.Workflows.Storage;

/// <summary>The document store and archive: named bodies, each written once and never changed.</summary>
/// <remarks>Names are relative paths of the alphabet <c>a-z A-Z 0-9 . _ - /</c>, no empty, <c>.</c> or <c>..</c> segment,
/// at most 512 characters. A write that returned is on disk, name included.</remarks>
public interface IBlobArchive
{
    /// <summary>How well the store itself holds to write-once; reported by the health page and the evidence.</summary>
    BlobProtection Protection { get; }

    /// <summary>Writes a body under a name that is free, or held by the very same bytes already.</summary>
    /// <returns>True where it was written now; false where the same bytes stood there.</returns>
    /// <exception cref="BlobConflictException">Other bytes stand under the name; they are left as they are.</exception>
    Task<bool> WriteOnceAsync(string name, ReadOnlyMemory<byte> body, CancellationToken cancellation = default);

    /// <summary>The body, or null where there is none.</summary>
    Task<byte[]?> ReadAsync(string name, CancellationToken cancellation = default);

    /// <summary>Names beginning with <paramref name="prefix"/>, in ordinal order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellation = default);
}
