using GovMedia.Functions.Tests.Running;
using GovMedia.Workflows.Evidence;

namespace GovMedia.Functions.Tests.Objections;

/// <summary>The process is killed at many moments of one objection's life; the outcome is the one without a
/// kill.</summary>
public sealed class CrashTests
{
    private const string Late = "2025-10-14T09:00:00+08:00";

    [Fact]
    public async Task Kill_AtManyMoments_ChangesNothingInTheOutcome()
    {
        (string[] acts, string[] mail) expected = await LiveAsync(kills: []);
        Assert.NotEmpty(expected.acts);

        // Milliseconds into the clock's move at which the process is killed; the move is then asked for again.
        (string[] acts, string[] mail) = await LiveAsync(kills: [0, 5, 15, 30, 60, 120]);

        Assert.Equal(expected.acts, acts);
        Assert.Equal(expected.mail, mail);
    }

    [Fact]
    public async Task Kill_WhileAnObjectionIsLodged_ARepeatedKeyMakesOneCase()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        (string, string) key = ("Idempotency-Key", "killed");
        foreach (int kill in new[] { 0, 10, 30 })
        {
            Task<Reply> lodging = instance.PostAsync("/api/objections", Running.Objections.Body(), null, key);
            await Task.WhenAny(lodging, Task.Delay(kill));
            await instance.KillAsync();
            try
            {
                await lodging;
            }
            catch (HttpRequestException)
            {
                // Killed under its hands, as meant.
            }

            await instance.RestartAsync();
        }

        Reply receipt = await instance.PostAsync("/api/objections", Running.Objections.Body(), null, key);

        Assert.Equal(202, receipt.Status);
        Assert.Equal(1, (await instance.SizeAsync()).Chains);
        await instance.MoveAsync("2025-10-09T09:00:00+08:00");
        Assert.Equal(
            ["clock.reminder", "objection.assigned", "objection.received"],
            (await instance.GetAsync("/simulation/outbox")).Items.Select(static m => m!["template"]!.ToString()).Order());
    }

    private static async Task<(string[] Acts, string[] Mail)> LiveAsync(int[] kills)
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        string caseNo = (await instance.LodgeAsync())["caseNo"];
        if (kills.Length > 0)
        {
            // Answered means kept: the instance may not even have been woken yet.
            await instance.KillAsync();
            await instance.RestartAsync();
        }

        foreach (int kill in kills)
        {
            Task<Reply> move = instance.PostAsync("/simulation/clock", new { to = Late });
            await Task.WhenAny(move, Task.Delay(kill));
            await instance.KillAsync();
            try
            {
                await move;
            }
            catch (HttpRequestException)
            {
                // Killed under its hands, as meant.
            }

            await instance.RestartAsync();
        }

        await instance.MoveAsync(Late);
        Assert.Equal(200, (await instance.DecideAsync(caseNo)).Status);
        if (kills.Length > 0)
        {
            await instance.KillAsync();
            await instance.RestartAsync();
        }

        // The sweep after a start wakes what was not; a simulated clock drains it with its next move.
        await instance.MoveAsync("2025-10-14T10:00:00+08:00");
        byte[] package = await instance.EvidenceAsync(caseNo);
        Assert.Equal(VerdictStatus.Sound, EvidenceVerifier.Verify(package).Status);
        await instance.SizeAsync();
        Reply ledger = await instance.GetAsync($"/api/cases/{caseNo}/ledger", "auditor");
        Reply outbox = await instance.GetAsync("/simulation/outbox");
        return (
            [.. ledger.Items.Where(static e => !e!["action"]!.ToString().StartsWith("mail.", StringComparison.Ordinal))
                .Select(static e => $"{e!["at"]} {e["action"]} {e["actor"]!["user"]}")],
            [.. outbox.Items.Select(static m => $"{m!["template"]} {m["recipient"]} {m["key"]}").Order(StringComparer.Ordinal)]);
    }
}
