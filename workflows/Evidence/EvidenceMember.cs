namespace GovMedia.Workflows.Evidence;

/// <summary>One member of a package.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Sha256">Lower-case hex over them.</param>
public sealed record EvidenceMember(string Name, long Size, string Sha256);
