using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Cli.CommandLine;
using GovMedia.Cli.Instances;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Workflows;
using GovMedia.Workflows.Calculator;

namespace GovMedia.Cli.Deadlines;

/// <summary>Computes and explains one date: by a running instance's law and calendars, else by this release's.</summary>
internal static class DeadlineCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create(Terminal terminal)
    {
        Verb deadline = new(
            "deadline",
            "deadline --rule ID --from TIMESTAMP [--jurisdiction ID] [--explain] [--json] [--language zh-CN|en] [--data DIR]",
            "Computes and explains one date.");
        Option<string> rule = deadline.With(Accepted.Text("--rule", "ID", "A clause, such as YN-45b.", required: true));
        Option<DateTimeOffset?> from = deadline.With(Accepted.Timestamp("--from", "When it starts.", required: true));
        Option<string> place = deadline.With(Accepted.Text("--jurisdiction", "ID", "The clause's own unless given."));
        Option<bool> explain = deadline.With(Accepted.Flag("--explain", "Shows every day, and why it counts."));
        Option<bool> json = deadline.With(Accepted.Flag("--json", "Prints what GET /api/deadlines answers."));
        Option<string> language = deadline.With(Accepted.OneOf("--language", "Of the reasons.", "zh-CN", "en"));
        Option<string> data = deadline.With(Accepted.Data());
        deadline.SetAction(async (call, stop) =>
        {
            Question question = new(
                call.GetValue(rule)!, call.GetValue(from)!.Value, call.GetValue(place), call.GetValue(language)!);
            string folder = terminal.Resolve(call.GetValue(data)!);
            JsonNode answer = await RunningInstance.FindAsync(folder, stop) is { } instance
                ? await AskAsync(instance, question, stop)
                : Compute(question);
            if (call.GetValue(json))
            {
                await terminal.Output.WriteLineAsync(answer.ToJsonString(Json.Indented));
            }
            else
            {
                DeadlineText.Write(answer, call.GetValue(explain), terminal.Paper);
            }

            return 0;
        });
        return deadline;
    }

    private static JsonNode Compute(Question question)
    {
        try
        {
            DeadlineCalculator calculator = new(PackLibrary.LoadEmbedded(), CalendarSet.Released);
            CalculatedDeadline answer = calculator.Compute(
                question.Rule, question.From, question.Jurisdiction, question.Language);
            return JsonSerializer.SerializeToNode(answer, GovJson.Options)!;
        }
        catch (ArgumentOutOfRangeException unknown)
        {
            throw new CommandFailedException($"--from: {FirstLine(unknown)}");
        }
        catch (ArgumentException wrong) when (wrong.ParamName is "rule" or "jurisdiction")
        {
            throw new UsageException($"--{wrong.ParamName}: {FirstLine(wrong)}");
        }
    }

    private static async Task<JsonNode> AskAsync(RunningInstance instance, Question question, CancellationToken stop)
    {
        using InstanceApi api = new(instance, question.Language);
        string from = question.From.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
        string place = question.Jurisdiction is { } id ? $"&jurisdiction={Uri.EscapeDataString(id)}" : "";
        string route = $"/api/deadlines?rule={Uri.EscapeDataString(question.Rule)}&from={Uri.EscapeDataString(from)}{place}";
        return await api.SendAsync(HttpMethod.Get, route, content: null, stop)
            ?? throw new CommandFailedException("the instance answered nothing");
    }

    /// <summary>An exception's message without the parameter that .NET adds to it.</summary>
    private static string FirstLine(ArgumentException exception)
    {
        string message = exception.Message.ReplaceLineEndings(" ");
        int end = message.IndexOf(" (Parameter", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private sealed record Question(string Rule, DateTimeOffset From, string? Jurisdiction, string Language);
}
