namespace GovMedia.Standalone.Engine;

/// <summary>What is kept of inputs, results and events.</summary>
internal static class Payloads
{
    /// <summary>Characters a payload may have: several of them fit into one row of history.</summary>
    public const int Longest = 100_000_000;

    /// <summary>The payload, unless it is too large to be kept.</summary>
    /// <exception cref="ArgumentException">It is too large.</exception>
    public static string? Checked(string? payload) => payload is null || payload.Length <= Longest
        ? payload
        : throw new ArgumentException(
            $"An input, result or event has at most {Longest} characters; this one has {payload.Length}. Keep it " +
            "elsewhere and pass on where.");
}
