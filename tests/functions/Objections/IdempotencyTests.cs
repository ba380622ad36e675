using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Objections;

public sealed class IdempotencyTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private readonly Instance _instance = fixture.Running;

    [Fact]
    public async Task Lodge_SameKeyAndBody_AnswersTheSameReceipt()
    {
        (string, string) key = ("Idempotency-Key", "one");
        Reply first = await _instance.PostAsync("/api/objections", """{"jurisdiction":"yunnan","ground":"error","statement":"x","applicant":{"name":"李"}}""", null, key);
        (int, int) size = await _instance.SizeAsync();

        // The same object, its members in another order: the body is compared, not its bytes.
        Reply again = await _instance.PostAsync("/api/objections", """{"ground":"error", "jurisdiction":"yunnan","applicant":{"name":"李"},"statement":"x"}""", null, key);

        Assert.Equal(202, again.Status);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(size.Item2, (await _instance.SizeAsync()).Chains);
    }

    [Fact]
    public async Task Lodge_SameKeyAnotherBody_IsRefused()
    {
        (string, string) key = ("Idempotency-Key", "two");
        await _instance.PostAsync("/api/objections", Running.Objections.Body(), null, key);

        Reply other = await _instance.PostAsync("/api/objections", Running.Objections.Body(statement: "别的。"), null, key);

        Assert.Equal((409, "idempotency-key-reused"), (other.Status, other.Code));
    }

    [Fact]
    public async Task Lodge_SameKeyManyAtOnce_MakesOneCase()
    {
        (string, string) key = ("Idempotency-Key", "three");

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _instance.PostAsync(
            "/api/objections", Running.Objections.Body(statement: "同时。"), null, key)));

        Assert.All(replies, static r => Assert.Equal(202, r.Status));
        Assert.Single(replies.Select(static r => r["caseNo"]).Distinct());
    }

    [Fact]
    public async Task Lodge_WithoutAKey_MakesACaseEachTime()
    {
        JsonNode first = (await _instance.LodgeAsync()).Json;
        JsonNode second = (await _instance.LodgeAsync()).Json;

        Assert.NotEqual((string?)first["caseNo"], (string?)second["caseNo"]);
    }
}
