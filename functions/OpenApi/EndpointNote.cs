namespace GovMedia.Functions.OpenApi;

/// <summary>What the description of the interface says of one function beyond its route and its access.</summary>
/// <param name="Summary">What it does, in one line.</param>
/// <param name="Request">The shape of the body, as a JSON schema; null where it takes none.</param>
/// <param name="Answer">The type whose JSON it answers; null where it is no JSON or has no type of its own.</param>
/// <param name="Status">The status of success.</param>
/// <param name="Query">Names of what may stand in the address after the question mark.</param>
public sealed record EndpointNote(
    string Summary, string? Request = null, Type? Answer = null, int Status = 200, params IReadOnlyList<string> Query);
