using System.Collections.Frozen;

namespace GovMedia.Workflows.Cases;

/// <summary>Which orchestration version each release of the product begins its cases under.</summary>
/// <remarks>A case pins the release; the engine knows versions of orchestrations only. A release that changes no orchestrator
/// keeps the version of the one before. The newest line is what host.json names as <c>defaultVersion</c>.</remarks>
public static class CodeVersions
{
    private static readonly FrozenDictionary<string, string> Orchestrations = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["0.1.0"] = "1.0",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The orchestration version of a release; null for one that is not known here, such as a later one.</summary>
    public static string? OrchestrationOf(string release) => Orchestrations.GetValueOrDefault(release);
}
