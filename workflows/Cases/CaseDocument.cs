namespace GovMedia.Workflows.Cases;

/// <summary>One document of a case; its body stands in the document store.</summary>
/// <param name="Id">Unique in the case.</param>
/// <param name="Kind">What it proves, such as <c>attachment</c>, <c>minutes</c> or <c>filing-form</c>.</param>
/// <param name="Name">The file name; for a citizen's attachment a neutral one, the original stands in the vault.</param>
/// <param name="ContentType">The media type found at arrival.</param>
/// <param name="Size">Bytes of the document itself.</param>
/// <param name="Sha256">Lower-case hex over the stored bytes, which are ciphertext where <paramref name="Sealed"/>.</param>
/// <param name="Blob">The name in the document store.</param>
/// <param name="Sealed">Whether the stored bytes are ciphertext under the case's key.</param>
/// <param name="AddedAt">When it arrived.</param>
/// <param name="AddedBy">Who added it.</param>
public sealed record CaseDocument(
    string Id,
    string Kind,
    string Name,
    string ContentType,
    long Size,
    string Sha256,
    string Blob,
    bool Sealed,
    DateTimeOffset AddedAt,
    string AddedBy);
