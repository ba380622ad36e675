using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;

namespace GovMedia.Functions.Composition;

/// <summary>What this instance is told about itself.</summary>
/// <param name="DataDirectory">Where its files are; null where it keeps none (Azure edition).</param>
/// <param name="Simulated">Whether legal time is simulated.</param>
/// <param name="Demonstration">Whether the demonstration data is loaded.</param>
/// <param name="DemonstrationPassword">Every demonstration user's password; null for a random one.</param>
public sealed record InstanceSettings(
    string? DataDirectory, bool Simulated, bool Demonstration, string? DemonstrationPassword)
{
    /// <summary>The edition this program was built as: the stand-in's assemblies are ours, the official ones are not.</summary>
    public static string Edition { get; } =
        typeof(TaskOrchestrationContext).Assembly.GetName().Name!.StartsWith("GovMedia.", StringComparison.Ordinal) ? "standalone" : "azure";

    /// <summary>Reads the settings.</summary>
    public static InstanceSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string? data = configuration["GovMedia:DataDirectory"] ?? configuration["Standalone:DataDirectory"];
        return new InstanceSettings(
            string.IsNullOrEmpty(data) ? null : Path.GetFullPath(data),
            configuration["GovMedia:Clock"] == "simulated",
            string.Equals(configuration["GovMedia:Demo"], "true", StringComparison.OrdinalIgnoreCase),
            configuration["GOVMEDIA_DEMO_PASSWORD"] is { Length: > 0 } password ? password : null);
    }
}
