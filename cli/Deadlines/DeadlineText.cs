using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace GovMedia.Cli.Deadlines;

/// <summary>Prints one computed date for people.</summary>
internal static class DeadlineText
{
    /// <summary>Prints the date, and with it its reasons where they are asked for.</summary>
    public static void Write(JsonNode answer, bool explain, IAnsiConsole paper)
    {
        paper.WriteLine($"{Text(answer["dueDate"])}{Caveat(answer)}");
        if (!explain)
        {
            return;
        }

        paper.WriteLine();
        paper.WriteLine($"rule      {Text(answer["rule"])}, article {Text(answer["article"])}");
        paper.WriteLine($"quote     {Text(answer["quote"])}");
        paper.WriteLine($"start     {Text(answer["startDate"])} (day 0)");
        paper.WriteLine($"{End(answer),-9} {Text(answer["dueAt"])}");
        paper.WriteLine($"calendar  {Text(answer["calendar"]?["version"])}, "
            + $"covers through {Text(answer["calendar"]?["coverageThrough"])}");
        foreach (JsonNode? notice in Items(answer["calendar"]?["notices"]))
        {
            paper.WriteLine($"          {Text(notice)}");
        }

        foreach (JsonNode? assumption in Items(answer["assumptions"]))
        {
            paper.WriteLine($"assumes   {Text(assumption)}");
        }

        paper.WriteLine();
        WriteTrace(answer, paper);
    }

    private static void WriteTrace(JsonNode answer, IAnsiConsole paper)
    {
        int counted = 0;
        foreach (JsonNode? day in Items(answer["trace"]))
        {
            bool counts = (bool?)day?["counted"] is true;
            counted += counts ? 1 : 0;
            DateOnly date = DateOnly.ParseExact(Text(day?["date"]), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            string weekday = date.ToString("ddd", CultureInfo.InvariantCulture);
            string ordinal = counts ? counted.ToString(CultureInfo.InvariantCulture) : "";
            paper.WriteLine($"{date:yyyy-MM-dd} {weekday} {ordinal,4}  {Text(day?["why"])}");
        }
    }

    /// <summary>What a reader must know besides the date.</summary>
    private static string Caveat(JsonNode answer)
    {
        List<string> caveats = [];
        if ((bool?)answer["provisional"] is true)
        {
            caveats.Add($"provisional: beyond the notices, which end with {Text(answer["calendar"]?["coverageThrough"])}");
        }

        if ((bool?)answer["subjectToNextNotice"] is true)
        {
            caveats.Add("subject to next year's notice");
        }

        if ((bool?)answer["inForce"] is false)
        {
            caveats.Add("the instrument is not in force on the start day");
        }

        return caveats.Count == 0 ? "" : $" ({string.Join("; ", caveats)})";
    }

    private static string End(JsonNode answer) => Text(answer["kind"]) == "floor" ? "lawful at" : "ends at";

    private static JsonArray Items(JsonNode? node) => node as JsonArray ?? [];

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
