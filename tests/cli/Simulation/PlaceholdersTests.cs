using System.Text.Json.Nodes;
using GovMedia.Cli.Simulation;

namespace GovMedia.Cli.Tests.Simulation;

public sealed class PlaceholdersTests
{
    [Fact]
    public void Fill_NamesInAValue_PutsInWhatWasSaved()
    {
        Placeholders saved = new();
        saved.Save("caseNo", "YN-OBJ-2025-000001-K");
        saved.Save("list", JsonNode.Parse("[1,2]"));

        JsonNode? filled = saved.Fill(JsonNode.Parse("""
            { "route": "/api/cases/{{caseNo}}", "list": "{{ list }}", "both": "{{list}} {{caseNo}}", "n": 1 }
            """));

        Assert.Equal(
            """
            {"route":"/api/cases/YN-OBJ-2025-000001-K","list":[1,2],"both":"[1,2] YN-OBJ-2025-000001-K","n":1}
            """.Trim(),
            filled!.ToJsonString());
    }

    [Fact]
    public void Fill_NameNotSaved_EndsTheScenario()
    {
        Placeholders saved = new();
        saved.Save("caseNo", "x");

        ScenarioFailedException failed = Assert.Throws<ScenarioFailedException>(() => saved.Fill("{{taskId}}"));

        Assert.Contains("'taskId'", failed.Message, StringComparison.Ordinal);
        Assert.Contains("caseNo", failed.Message, StringComparison.Ordinal);
    }
}
