using System.Text.Json.Nodes;
using GovMedia.Cli.Simulation;

namespace GovMedia.Cli.Tests.Simulation;

public sealed class AssertionTests
{
    private static readonly JsonNode Document = JsonNode.Parse("""
        { "n": 7, "s": "text here", "nothing": null, "list": [ { "k": "a" }, { "k": "b" } ], "words": ["x", "y z"] }
        """)!;

    [Theory]
    [InlineData("$.n", "7")]
    [InlineData("$.n", "7.0")]
    [InlineData("$.n", """{ "atLeast": 7, "atMost": 7 }""")]
    [InlineData("$.s", "\"text here\"")]
    [InlineData("$.s", """{ "contains": "here" }""")]
    [InlineData("$.s", """{ "matches": "^text" }""")]
    [InlineData("$.s", """{ "not": "other" }""")]
    [InlineData("$.nothing", "null")]
    [InlineData("$.nothing", """{ "exists": true }""")]
    [InlineData("$.missing", """{ "exists": false }""")]
    [InlineData("$.missing", """{ "count": 0 }""")]
    [InlineData("$.list", """{ "count": 2 }""")]
    [InlineData("$.list[*].k", """["a", "b"]""")]
    [InlineData("$.list[?(@.k == 'b')]", """{ "count": 1 }""")]
    [InlineData("$.list[0]", """{ "equals": { "k": "a" } }""")]
    [InlineData("$.words", """{ "contains": "x" }""")]
    [InlineData("$.words[*]", """{ "contains": "z" }""")]
    public void Fails_WhatIsTrue_IsNull(string path, string expected) =>
        Assert.Null(Assertion.Fails(JsonPath.Parse(path), Document, JsonNode.Parse(expected)));

    [Theory]
    [InlineData("$.n", "8", "8", "7")]
    [InlineData("$.n", "\"7\"", "\"7\"", "7")]
    [InlineData("$.missing", "null", "null", "nothing")]
    [InlineData("$.missing", """{ "not": "other" }""", "other", "nothing")]
    [InlineData("$.nothing", """{ "exists": false }""", "false", "null")]
    [InlineData("$.list", """{ "count": 1 }""", "1", "\"a\"")]
    [InlineData("$.list[*].k", "\"a\"", "\"a\"", "\"b\"")]
    [InlineData("$.s", """{ "contains": "there" }""", "there", "text here")]
    [InlineData("$.words", """{ "contains": "w" }""", "w", "y z")]
    [InlineData("$.n", """{ "atLeast": 8 }""", "8", "7")]
    public void Fails_WhatIsFalse_NamesExpectedAndFound(string path, string expected, string named, string found)
    {
        string? difference = Assertion.Fails(JsonPath.Parse(path), Document, JsonNode.Parse(expected));

        Assert.NotNull(difference);
        string[] halves = difference.Split(", found ");
        Assert.Contains(named, halves[0], StringComparison.Ordinal);
        Assert.Contains(found, halves[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Check_UnknownComparison_IsRefused() =>
        Assert.Throws<FormatException>(() => Assertion.Check(JsonNode.Parse("""{ "greater": 1 }""")));
}
