using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.Tests.Ledger;

public sealed class MergePatchTests
{
    [Fact]
    public void Patch_OfAnyTwoStates_LeadsThereAndBack()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            Random random = new(seed);
            JsonObject from = State(random, 3);
            JsonObject to = State(random, 3);
            Assert.True(JsonNode.DeepEquals(to, MergePatch.Apply(from, Between(from, to))), $"there, seed {seed}");
            Assert.True(JsonNode.DeepEquals(from, MergePatch.Apply(to, Between(to, from))), $"back, seed {seed}");
        }
    }

    [Theory]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", """{"a":[1]}""")] // an array is replaced whole
    [InlineData("""{"a":{"b":1,"c":2}}""", """{"a":{"b":1}}""", """{"a":{"c":null}}""")] // removed within
    [InlineData("""{"a":{"b":1}}""", """{"a":{}}""", """{"a":{"b":null}}""")]
    [InlineData("""{"a":1}""", """{"a":{}}""", """{"a":{}}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":"b"}""", """{"a":"b"}""")]
    [InlineData("""{"a":1}""", """{"a":1}""", "{}")]
    [InlineData("""{"a":1.0}""", """{"a":1}""", "{}")] // one number, written twice
    [InlineData("""{"a":null,"b":1}""", """{"b":null}""", """{"b":null}""")] // null is not there
    [InlineData("""{"a":null}""", """{"a":{"b":null,"c":{"d":null}}}""", """{"a":{"c":{}}}""")]
    [InlineData("""{"a":{"b":null}}""", """{"a":{"c":null}}""", "{}")]
    public void Patch_OfTwoStates_SaysNoMoreThanTheChange(string from, string to, string patch) =>
        Assert.Equal(patch, Between(Parse(from), Parse(to)).ToJsonString());

    [Fact]
    public void Apply_ToAState_LeavesItAlone()
    {
        JsonObject from = Parse("""{"a":{"b":1}}""");
        MergePatch.Apply(from, Parse("""{"a":{"b":null},"c":1}"""));
        Assert.Equal("""{"a":{"b":1}}""", from.ToJsonString());
    }

    private static JsonObject Between(JsonObject from, JsonObject to) =>
        MergePatch.Between(JsonSerializer.SerializeToElement(from), JsonSerializer.SerializeToElement(to));

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;

    private static JsonObject State(Random random, int depth)
    {
        JsonObject state = [];
        for (int i = random.Next(5); i > 0; i--)
        {
            state[((char)('a' + random.Next(5))).ToString()] = Value(random, depth);
        }

        return state;
    }

    private static JsonNode Value(Random random, int depth) => (depth > 0 ? random.Next(5) : random.Next(3)) switch
    {
        0 => JsonValue.Create(random.Next(3)),
        1 => JsonValue.Create(random.Next(3).ToString(CultureInfo.InvariantCulture)),
        2 => JsonValue.Create(random.Next(2) == 0),
        3 => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => (JsonNode?)Value(random, depth - 1))]),
        _ => State(random, depth - 1),
    };
}
