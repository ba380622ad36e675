using GovMedia.Cli.CommandLine;
using GovMedia.Workflows.Evidence;

namespace GovMedia.Cli.Simulation;

/// <summary>Collects the evidence packages of the cases that ended in a scenario.</summary>
internal static class EvidenceShelf
{
    /// <summary>Writes each sealed package as <c>CASENO.zip</c>; a case still running has none.</summary>
    /// <param name="folder">Made when it is not there; null to keep nothing.</param>
    /// <param name="cases">Their numbers.</param>
    /// <param name="client">Speaks to the host.</param>
    /// <param name="terminal">Told of each package.</param>
    /// <param name="stop">Ends the collecting.</param>
    /// <returns>What is wrong with a package, each naming its case; empty when all are sound.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(
        string? folder, IEnumerable<string> cases, ScenarioClient client, Terminal terminal, CancellationToken stop)
    {
        List<string> unsound = [];
        foreach (string number in cases)
        {
            ScenarioAnswer answer = await client.SendAsync(
                ScenarioClient.Get($"/api/cases/{number}/evidence", "auditor"), stop);
            if (answer is { Status: 404, Code: "evidence-not-sealed" })
            {
                continue;
            }

            if (!answer.IsSuccess)
            {
                unsound.Add($"evidence of {number}: expected a package, the answer is {answer.Summary}");
                continue;
            }

            Verdict verdict = EvidenceVerifier.Verify(answer.Bytes);
            if (verdict.Status != VerdictStatus.Sound)
            {
                unsound.Add($"evidence of {number}: expected a sound package, {verdict.FirstBad} {verdict.Detail}");
            }

            if (folder is not null)
            {
                Directory.CreateDirectory(folder);
                string path = Path.Combine(folder, $"{number}.zip");
                await File.WriteAllBytesAsync(path, answer.Bytes, stop);
                await terminal.Output.WriteLineAsync($"evidence {path}");
            }
        }

        return unsound;
    }
}
