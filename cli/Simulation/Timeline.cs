using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace GovMedia.Cli.Simulation;

/// <summary>Prints what happened, one line an event, each at its instant in China time.</summary>
internal sealed class Timeline(IAnsiConsole paper)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Dictionary<string, long> told = new(StringComparer.Ordinal);
    private int mails;

    /// <summary>The scenario begins.</summary>
    public void Begin(Scenario scenario)
    {
        string place = scenario.Jurisdiction is { } jurisdiction ? $" · {jurisdiction}" : "";
        paper.MarkupLineInterpolated($"[bold]{scenario.Name}[/]{place} · from {When(scenario.Start)}");
    }

    /// <summary>Something the scenario did, or says, at a moment.</summary>
    public void Tell(DateTimeOffset at, string kind, string what, string style = "default") =>
        paper.Write(new Paragraph($"{When(at)}  {kind,-8} {what}{Environment.NewLine}", Style.Parse(style)));

    /// <summary>Tells what the host did by itself since last asked: mails that left and ledger entries, by time.</summary>
    public async Task TellNewsAsync(ScenarioClient client, IEnumerable<string> cases, CancellationToken stop)
    {
        List<(DateTimeOffset At, string Kind, string What)> news = [];
        foreach (string number in cases)
        {
            JsonNode? ledger = await client.ReadAsync($"/api/cases/{number}/ledger", "auditor", stop);
            news.AddRange(NewEntries(number, ledger));
        }

        JsonNode? outbox = await client.ReadAsync("/simulation/outbox", null, stop);
        JsonArray items = outbox?["items"] as JsonArray ?? [];
        news.AddRange(items.Skip(mails).Select(Mail));
        mails = items.Count;
        foreach ((DateTimeOffset at, string kind, string what) in news.OrderBy(one => one.At))
        {
            Tell(at, kind, what, kind == "mail" ? "blue" : "grey");
        }
    }

    private IEnumerable<(DateTimeOffset At, string Kind, string What)> NewEntries(string number, JsonNode? ledger)
    {
        long last = told.GetValueOrDefault(number, -1);
        foreach (JsonNode? entry in ledger?["items"] as JsonArray ?? [])
        {
            long sequence = Convert.ToInt64((decimal?)entry?["seq"] ?? 0, CultureInfo.InvariantCulture);
            if (sequence <= last)
            {
                continue;
            }

            told[number] = sequence;
            string actor = (string?)entry?["actor"]?["user"] ?? (string?)entry?["actor"]?["role"] ?? "";
            string rule = (string?)entry?["rule"] is { } id ? $" [{id}]" : "";
            yield return (Moment(entry), "ledger", $"{number} #{sequence} {(string?)entry?["action"]}{rule} {actor}");
        }
    }

    private static (DateTimeOffset At, string Kind, string What) Mail(JsonNode? item) =>
        (Moment(item), "mail", $"{item?["to"]} {item?["template"]}: {item?["subject"]}");

    private static DateTimeOffset Moment(JsonNode? item) =>
        DateTimeOffset.Parse((string?)item?["at"] ?? "", CultureInfo.InvariantCulture);

    private static string When(DateTimeOffset at) =>
        at.ToOffset(China).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
