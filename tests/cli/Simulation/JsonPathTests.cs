using System.Text.Json.Nodes;
using GovMedia.Cli.Simulation;

namespace GovMedia.Cli.Tests.Simulation;

public sealed class JsonPathTests
{
    private static readonly JsonNode Document = JsonNode.Parse("""
        {
          "caseNo": "YN-OBJ-2025-000001-K",
          "decision": null,
          "clocks": [ { "id": "a", "state": "met", "n": 7 }, { "id": "b", "state": "running", "n": 30 } ],
          "odd key": { "x-y": 1 }
        }
        """)!;

    [Theory]
    [InlineData("$.caseNo", "\"YN-OBJ-2025-000001-K\"")]
    [InlineData("$['odd key'].x-y", "1")]
    [InlineData("$.clocks[0].id", "\"a\"")]
    [InlineData("$.clocks[-1].id", "\"b\"")]
    [InlineData("$.clocks[*].n", "7,30")]
    [InlineData("$.clocks[?(@.state == 'running')].id", "\"b\"")]
    [InlineData("$.clocks[?@.n == 7].id", "\"a\"")]
    [InlineData("$.clocks[?(@.state != 'met' && @.n == 30)].id", "\"b\"")]
    [InlineData("$.clocks[?(@.extended)].id", "")]
    [InlineData("$.clocks[9].id", "")]
    [InlineData("$.caseNo.deeper", "")]
    [InlineData("$.decision", "null")]
    public void Select_PathIntoDocument_FindsValuesInOrder(string path, string expected)
    {
        IEnumerable<string> found = JsonPath.Parse(path).Select(Document).Select(node => node?.ToJsonString() ?? "null");

        Assert.Equal(expected, string.Join(",", found));
    }

    [Theory]
    [InlineData("caseNo")]
    [InlineData("$.")]
    [InlineData("$.clocks[")]
    [InlineData("$.clocks[x]")]
    [InlineData("$.clocks[?(state == 1)]")]
    public void Parse_NoPath_IsRefused(string path) => Assert.Throws<FormatException>(() => JsonPath.Parse(path));
}
