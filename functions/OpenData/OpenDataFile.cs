namespace GovMedia.Functions.OpenData;

/// <summary>One file of a day's data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Href">Where it is.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">The hash of its bytes, lower-case hex.</param>
/// <param name="Schema">Where its fields are described.</param>
public sealed record OpenDataFile(string Name, string Href, string MediaType, int Bytes, string Sha256, string Schema);
