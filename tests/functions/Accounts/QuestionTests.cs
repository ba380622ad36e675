using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;
using GovMedia.Workflows.Chains;

namespace GovMedia.Functions.Tests.Accounts;

/// <summary>What a person is asked for, and what the case's own steps bring about.</summary>
public sealed class QuestionTests(SimulatedInstance fixture) : IClassFixture<SimulatedInstance>
{
    private const string Manager = "yn-health.account-manager";
    private const string Closure = "/api/accounts/yn-health-weibo/closure";

    private readonly Instance _instance = fixture.Running;

    [Fact]
    public async Task Closure_Begun_AsksForNothingThatItsOwnStepsBringAbout()
    {
        Reply begun = await _instance.PostAsync(Closure, new { reason = "work" }, Manager);

        Assert.True(begun.Status is 201 or 202, begun.Text);
        JsonArray questions = begun.Json["questions"]!.AsArray();
        Assert.All(questions, static q => Assert.NotEmpty(q!["asks"]!.AsArray()));
        Assert.DoesNotContain(
            questions.SelectMany(static q => q!["asks"]!.AsArray()), static a => ChainDesk.IsOfTheProcess((string)a!["fact"]!));
    }
}
