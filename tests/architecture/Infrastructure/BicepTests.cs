using System.Text.Json.Nodes;

namespace GovMedia.Architecture.Tests;

/// <summary>What the compiler makes of the Bicep files: clean, and for each cloud the resources that are meant.</summary>
public sealed class BicepTests(BicepCompiler compiler) : IClassFixture<BicepCompiler>
{
    private static readonly string[] Schedules = ["NoticeSchedule", "SealSchedule", "SweepSchedule", "WatchSchedule"];

    public static TheoryData<string> Clouds => [.. BicepCompiler.Clouds];

    [Fact]
    public void Files_LintedAndCompiled_LeaveNothingToSay() => Assert.Equal("", compiler.Findings);

    [Theory]
    [MemberData(nameof(Clouds))]
    public void Storage_OfEveryAccount_TakesIdentitiesOnlyAndIsClosed(string cloud)
    {
        JsonObject[] accounts = [.. compiler.Resources(cloud, "Microsoft.Storage/storageAccounts")];

        Assert.InRange(accounts.Length, 2, 3);
        Assert.All(accounts, account =>
        {
            JsonNode properties = account["properties"]!;
            Assert.False((bool)properties["allowSharedKeyAccess"]!);
            Assert.False((bool)properties["allowBlobPublicAccess"]!);
            Assert.Equal("Deny", (string?)properties["networkAcls"]!["defaultAction"]);
        });
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public void Archive_EachNewBody_GetsItsPolicyFromTheAccount(string cloud)
    {
        JsonNode policy = compiler.Resources(cloud, "Microsoft.Storage/storageAccounts")
            .Select(static a => a["properties"]!["immutableStorageWithVersioning"])
            .Single(static i => i is not null)!;

        Assert.True((bool)policy["enabled"]!);
        Assert.Equal(3650, (int)policy["immutabilityPolicy"]!["immutabilityPeriodSinceCreationInDays"]!);
        Assert.Equal("Unlocked", (string?)policy["immutabilityPolicy"]!["state"]);
        Assert.True((bool)compiler.Resources(cloud, "Microsoft.Storage/storageAccounts/blobServices")
            .Single(static s => s["properties"]?["isVersioningEnabled"] is not null)["properties"]!["isVersioningEnabled"]!);
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public void Grants_OfEveryIdentity_NameABuiltInRoleById(string cloud)
    {
        JsonObject[] grants = [.. compiler.Resources(cloud, "Microsoft.Authorization/roleAssignments")];

        Assert.True(grants.Length >= 8);
        Assert.All(grants, grant =>
        {
            Assert.Equal("ServicePrincipal", (string?)grant["properties"]!["principalType"]);
            Assert.Matches("/roleDefinitions/[0-9a-f-]{36}$", (string?)grant["properties"]!["roleDefinitionId"]);
            // A name that the deployment alone could tell would hide the module from what-if.
            Assert.True(Guid.TryParse((string?)grant["name"], out _), (string?)grant["name"]);
        });
        Assert.Equal(grants.Length, grants.Select(static g => (string?)g["id"]).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public void FunctionApp_ScheduleOfEveryTimer_StandsInItsSettings(string cloud)
    {
        Dictionary<string, string> settings = Settings(cloud);

        Assert.All(Schedules, name => Assert.Equal(6, settings[name].Split(' ').Length));
        Assert.StartsWith("@Microsoft.KeyVault(SecretUri=", Secret(settings["GovMedia__InstanceSecret"]), StringComparison.Ordinal);
        Assert.Equal("smtp", settings["GovMedia__Channel"]);
        Assert.Contains("GovMedia__Mail__Password", settings.Keys);
        Assert.DoesNotContain(settings.Keys, static name => name.StartsWith("GovMedia__SendGrid", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("china", "azureStorage", "ElasticPremium", false)]
    [InlineData("global", "azureManaged", "FlexConsumption", true)]
    public void Cloud_WithWhatItOffers_GetsItsOwnHostingBackendAndPages(
        string cloud, string backend, string plan, bool pages)
    {
        Assert.Equal(backend, Settings(cloud)["AzureFunctionsJobHost__extensions__durableTask__storageProvider__type"]);
        Assert.Equal(plan, (string?)compiler.Resources(cloud, "Microsoft.Web/serverfarms").Single()["sku"]!["tier"]);
        Assert.Equal(pages, compiler.Resources(cloud, "Microsoft.Web/staticSites").Any());
        Assert.Equal(pages, compiler.Resources(cloud, "Microsoft.DurableTask/schedulers").Any());
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public void PrivateNames_OfEveryEndpoint_TakeTheirSuffixFromTheCloud(string cloud)
    {
        JsonObject[] zones = [.. compiler.Resources(cloud, "Microsoft.Network/privateDnsZones")];

        Assert.Equal(4, zones.Length);
        Assert.All(zones, zone => Assert.Contains("environment().suffixes", (string?)zone["name"], StringComparison.Ordinal));
        Assert.Equal(6, compiler.Resources(cloud, "Microsoft.Network/privateEndpoints").Count());
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public void Watch_OverEverything_WritesToTheWorkspaceAndCalls(string cloud)
    {
        Assert.Equal(6, compiler.Resources(cloud, "Microsoft.Insights/diagnosticSettings").Count());
        Assert.Equal(3, compiler.Resources(cloud, "Microsoft.Insights/scheduledQueryRules").Count());
        Assert.Equal(2, compiler.Resources(cloud, "Microsoft.Insights/metricAlerts").Count());
        Assert.Single(compiler.Resources(cloud, "Microsoft.Insights/actionGroups"));
    }

    private Dictionary<string, string> Settings(string cloud) =>
        compiler.Resources(cloud, "Microsoft.Web/sites").Single()["properties"]!["siteConfig"]!["appSettings"]!.AsArray()
            .ToDictionary(static s => (string)s!["name"]!, static s => (string)s!["value"]!);

    // What the cloud alone knows stands in the prediction as an expression.
    private static string Secret(string value) =>
        value.StartsWith("[format('", StringComparison.Ordinal) ? value["[format('".Length..] : value;
}
