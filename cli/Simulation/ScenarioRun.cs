using System.Text.Json.Nodes;

namespace GovMedia.Cli.Simulation;

/// <summary>Plays one scenario to a host, telling the timeline as it goes.</summary>
internal sealed class ScenarioRun(Scenario scenario, ScenarioClient client, Timeline timeline)
{
    private readonly Placeholders saved = new();
    private readonly List<string> cases = [];
    private readonly List<string> failures = [];
    private DateTimeOffset now = scenario.Start;

    /// <summary>The cases that the scenario started, oldest first.</summary>
    public IReadOnlyList<string> Cases => cases;

    /// <summary>Plays every step, up to the first that leaves the later ones without ground.</summary>
    /// <returns>What did not hold, each naming its step; empty when all did.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(CancellationToken stop)
    {
        timeline.Begin(scenario);
        saved.Save("jurisdiction", scenario.Jurisdiction);
        saved.Save("start", scenario.Start.ToString("o"));
        foreach (ScenarioStep step in scenario.Steps)
        {
            try
            {
                await PlayAsync(step, stop);
            }
            catch (ScenarioFailedException failed)
            {
                Fail(step, failed.Message);
                break;
            }
        }

        return failures;
    }

    private async Task PlayAsync(ScenarioStep step, CancellationToken stop)
    {
        DateTimeOffset at = step.At ?? now + (step.After ?? TimeSpan.Zero);
        if (at < now)
        {
            throw new ScenarioFailedException($"it is at {at:o}, before {now:o}; the clock does not run backwards");
        }

        if (at > now)
        {
            now = at;
            await SettleAsync(stop);
        }

        if (step.Note is { } note)
        {
            timeline.Tell(now, "note", note, "italic");
        }

        ScenarioAnswer? answer = step.Do is { } call ? await CallAsync(step, call, stop) : null;
        foreach (ScenarioExpectation expectation in step.Expect)
        {
            ScenarioAnswer meant = expectation.Get is { } get
                ? await client.SendAsync(Fill(get), stop)
                : answer!;
            Judge(step, expectation, meant);
        }

        foreach ((string name, string path) in step.Save)
        {
            IReadOnlyList<JsonNode?> found = JsonPath.Parse(path).Select(answer!.Json);
            saved.Save(name, found.Count > 0 ? found[0] : throw new ScenarioFailedException(
                $"{path} is to be saved as '{name}' and the answer has no such value: {answer.Json?.ToJsonString()}"));
        }
    }

    private async Task<ScenarioAnswer> CallAsync(ScenarioStep step, ScenarioCall call, CancellationToken stop)
    {
        ScenarioCall filled = Fill(call);
        ScenarioAnswer answer = await client.SendAsync(filled, stop);
        string number = answer.Field("caseNo") ?? "";
        string user = filled.User is null ? "" : $" by {filled.User}";
        timeline.Tell(now, "call", $"{filled.Method} {filled.Route}{user} → {answer.Summary} {number}");
        if (number.Length > 0 && filled.Method != "GET" && answer.IsSuccess && !cases.Contains(number))
        {
            cases.Add(number);
        }

        // Without a word on what is expected, a refused call leaves the later steps without ground.
        if (!answer.IsSuccess && !step.Expect.Any(expect => expect.Get is null))
        {
            throw new ScenarioFailedException($"expected success, the answer is {answer.Summary}");
        }

        await SettleAsync(stop);
        return answer;
    }

    private void Judge(ScenarioStep step, ScenarioExpectation expectation, ScenarioAnswer answer)
    {
        string of = expectation.Get is { } get ? $"{get.Method} {saved.Fill(get.Route)}: " : "";
        bool statusHolds = expectation.Status is { } status
            ? answer.Status == status
            : answer.IsSuccess || expectation.Code is not null;
        if (!statusHolds)
        {
            string expected = expectation.Status is { } one ? $"status {one}" : "success";
            Fail(step, $"{of}expected {expected}, the answer is {answer.Summary}");
            return;
        }

        if (expectation.Code is { } code && answer.Code != code)
        {
            Fail(step, $"{of}expected code {code}, the answer is {answer.Summary}");
        }

        foreach ((string written, JsonNode? expected) in expectation.Assertions)
        {
            string path = saved.Fill(written);
            if (Assertion.Fails(JsonPath.Parse(path), answer.Json, saved.Fill(expected)) is { } difference)
            {
                Fail(step, $"{of}{path} {difference}");
            }
        }
    }

    private async Task SettleAsync(CancellationToken stop)
    {
        await client.MoveClockAsync(now, stop);
        await timeline.TellNewsAsync(client, cases, stop);
    }

    private ScenarioCall Fill(ScenarioCall call) => call with
    {
        Route = saved.Fill(call.Route),
        Body = saved.Fill(call.Body),
        User = call.User is null ? null : saved.Fill(call.User),
        Headers = call.Headers.ToDictionary(header => header.Key, header => saved.Fill(header.Value)),
    };

    private void Fail(ScenarioStep step, string message)
    {
        string failure = $"step {step.Number} (line {step.Line}): {message}";
        failures.Add(failure);
        timeline.Tell(now, "FAILED", failure, "red");
    }
}
