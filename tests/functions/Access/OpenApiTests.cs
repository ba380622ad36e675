using System.Reflection;
using System.Text.Json.Nodes;
using GovMedia.Functions.Composition;
using GovMedia.Functions.OpenApi;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Tests.Access;

public sealed class OpenApiTests
{
    private static readonly JsonObject Paths = OpenApiDocument.Build()["paths"]!.AsObject();

    [Fact]
    public void Document_AgainstTheFunctions_HasEveryRouteOfTheInterface()
    {
        (string Route, string Method)[] served =
        [
            .. from type in typeof(InstanceSettings).Assembly.GetTypes()
               from function in type.GetMethods()
               from parameter in function.GetParameters()
               let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
               where trigger is not null && trigger.Route!.StartsWith("api/", StringComparison.Ordinal)
               from method in trigger.Methods!
               select ("/" + trigger.Route, method),
        ];

        Assert.NotEmpty(served);
        Assert.All(served, static s => Assert.NotNull(Paths[s.Route]?[s.Method]));
    }

    [Fact]
    public void Document_OfASignedInRoute_NamesItsSecurityRolesAndParameters()
    {
        JsonNode decision = Paths["/api/objections/{caseNo}/decision"]!["post"]!;

        Assert.Equal("caseNo", (string?)decision["parameters"]![0]!["name"]);
        Assert.Contains(decision["x-roles"]!.AsArray(), static r => (string?)r == "editor");
        Assert.NotNull(decision["security"]![0]!["bearer"]);
        Assert.NotNull(decision["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!["outcome"]);
        Assert.Empty(Paths["/api/deadlines"]!["get"]!["security"]!.AsArray());
    }

    [Fact]
    public void Notes_WithoutAFunction_ThereAreNone()
    {
        HashSet<string> described =
        [
            .. Paths.SelectMany(static p => p.Value!.AsObject()).Select(static o => o.Value!["operationId"]!.ToString()),
        ];

        Assert.Subset(described, EndpointNotes.Functions.ToHashSet());
    }
}
