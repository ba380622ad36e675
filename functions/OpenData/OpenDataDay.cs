namespace GovMedia.Functions.OpenData;

/// <summary>The data of one day.</summary>
/// <param name="Day">The day, in China.</param>
/// <param name="Files">Its files.</param>
public sealed record OpenDataDay(DateOnly Day, IReadOnlyList<OpenDataFile> Files);
