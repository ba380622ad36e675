namespace GovMedia.Architecture;

/// <summary>The house's assemblies, and who may know whom.</summary>
internal static class House
{
    public static readonly string[] Standalone =
    [
        "GovMedia.Standalone.DurableTask",
        "GovMedia.Standalone.FunctionsHost",
        "GovMedia.Standalone.AzureStorage",
        "GovMedia.Standalone.SendGrid",
    ];

    /// <summary>Each of our assemblies with those of ours that it may reference.</summary>
    public static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["GovMedia.Rules"] = [],
        ["GovMedia.Workflows"] = ["GovMedia.Rules", "GovMedia.Standalone.DurableTask"],
        ["GovMedia.Adapters"] =
        [
            "GovMedia.Rules", "GovMedia.Workflows", "GovMedia.Standalone.AzureStorage", "GovMedia.Standalone.SendGrid",
        ],
        ["GovMedia.Functions"] =
        [
            "GovMedia.Rules", "GovMedia.Workflows", "GovMedia.Adapters", "GovMedia.Standalone.DurableTask",
            "GovMedia.Standalone.FunctionsHost",
        ],
        ["govmedia"] = ["GovMedia.Rules", "GovMedia.Workflows", "GovMedia.Adapters"],
        ["GovMedia.Standalone.DurableTask"] = [],
        ["GovMedia.Standalone.FunctionsHost"] = ["GovMedia.Standalone.DurableTask"],
        ["GovMedia.Standalone.AzureStorage"] = [],
        ["GovMedia.Standalone.SendGrid"] = [],
    };

    /// <summary>The application: what is the same in both editions.</summary>
    public static readonly string[] Application =
        ["GovMedia.Rules", "GovMedia.Workflows", "GovMedia.Adapters", "GovMedia.Functions", "govmedia"];

    public static bool IsOurs(string assembly) =>
        assembly.StartsWith("GovMedia", StringComparison.OrdinalIgnoreCase);
}
