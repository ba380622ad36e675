using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace GovMedia.Bench.Rules;

/// <summary>The npm package chinese-days, run by node on the same starts in the same run.</summary>
internal sealed record Peer(string Node, double[] Nanoseconds, string[] Dates)
{
    public static Peer Run(string folder, IEnumerable<DateOnly> starts, int amount, int rounds)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "chinese-days")))
        {
            Execute("npm", "ci --ignore-scripts", folder, null);
        }

        string question = JsonSerializer.Serialize(new
        {
            starts = starts.Select(s => s.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            amount,
            rounds,
        });
        string answer = Execute("node", "peer.js", folder, question);
        return JsonSerializer.Deserialize<Peer>(answer, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("node answered nothing.");
    }

    private static string Execute(string file, string arguments, string folder, string? input)
    {
        using Process process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException($"{file} did not start.");
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{file} {arguments} ended with {process.ExitCode}.");
    }
}
