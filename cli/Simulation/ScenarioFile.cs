using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using GovMedia.Cli.CommandLine;
using YamlDotNet.RepresentationModel;

namespace GovMedia.Cli.Simulation;

/// <summary>Reads scenario files; the format is written down in <c>docs/scenarios.md</c>.</summary>
internal static partial class ScenarioFile
{
    /// <summary>Reads one scenario from YAML or JSON.</summary>
    /// <exception cref="ScenarioFormatException">The text does not keep to the format.</exception>
    public static Scenario Read(string text)
    {
        ScenarioMap root = new(YamlTree.Read(text), "a scenario");
        root.Accept("name", "jurisdiction", "packs", "start", "steps");
        YamlSequenceNode steps = root.List("steps");
        if (steps.Children.Count == 0)
        {
            throw new ScenarioFormatException(steps.Start.Line, "steps is empty; a scenario has at least one step");
        }

        return new Scenario
        {
            Name = root.Text("name"),
            Jurisdiction = root.TextOrNull("jurisdiction"),
            Packs = [.. root.Each("packs").Select(YamlTree.Text)],
            Start = Moment(root, "start") ?? throw root.Missing("start"),
            Steps = [.. steps.Children.Select((node, index) => Step(node, index + 1))],
        };
    }

    private static ScenarioStep Step(YamlNode node, int number)
    {
        ScenarioMap step = new(node, $"step {number}");
        step.Accept("at", "after", "note", "do", "with", "as", "headers", "save", "expect");
        if (step.Has("at") && step.Has("after"))
        {
            throw new ScenarioFormatException(node.Start.Line, $"step {number} has both at and after; one is accepted");
        }

        bool calls = step.Has("do");
        if (!calls && (step.Has("with") || step.Has("save")))
        {
            throw new ScenarioFormatException(node.Start.Line, $"step {number} has with or save but no do");
        }

        return new ScenarioStep
        {
            Number = number,
            Line = node.Start.Line,
            At = Moment(step, "at"),
            After = Duration(step, "after"),
            Note = step.TextOrNull("note"),
            Do = calls ? Call(step, step.Text("do"), method: null) : null,
            Save = step.Texts("save"),
            Expect = [.. step.Each("expect").Select(one => Expectation(one, step, calls))],
        };
    }

    private static ScenarioExpectation Expectation(YamlNode node, ScenarioMap step, bool calls)
    {
        ScenarioMap expect = new(node, $"expect of {step.What}");
        string[] paths = [.. expect.Keys.Where(key => key.StartsWith('$'))];
        expect.Accept([.. paths, "get", "as", "headers", "status", "code"]);
        if (!expect.Has("get") && !calls)
        {
            throw new ScenarioFormatException(
                node.Start.Line, $"{expect.What} names no get, and the step makes no call whose answer could be meant");
        }

        foreach (string path in paths)
        {
            Checked(node, () => JsonPath.Parse(path));
            Checked(node, () => Assertion.Check(expect.Json(path)));
        }

        return new ScenarioExpectation(
            expect.Has("get") ? Call(expect, expect.Text("get"), "GET", step) : null,
            Status(expect),
            expect.TextOrNull("code"),
            [.. paths.Select(path => KeyValuePair.Create(path, expect.Json(path)))]);
    }

    private static ScenarioCall Call(ScenarioMap map, string text, string? method, ScenarioMap? outer = null)
    {
        string written = text.StartsWith('/') && method is not null ? $"{method} {text}" : text;
        Match call = CallForm().Match(written);
        if (!call.Success || (method is not null && call.Groups["method"].Value != method))
        {
            string accepted = method is null ? "'POST /api/objections' (GET, POST, PUT or DELETE)" : "'/api/cases/…'";
            throw new ScenarioFormatException(map.Line, $"'{text}' of {map.What} is no call; {accepted} is accepted");
        }

        IReadOnlyDictionary<string, string> headers = map.Texts("headers");
        return new ScenarioCall(
            call.Groups["method"].Value,
            call.Groups["route"].Value,
            map.Has("with") ? map.Json("with") : null,
            map.TextOrNull("as") ?? outer?.TextOrNull("as"),
            headers.Count > 0 || outer is null ? headers : outer.Texts("headers"));
    }

    private static DateTimeOffset? Moment(ScenarioMap map, string key)
    {
        string? text = map.TextOrNull(key);
        return text is null ? null : Accepted.Moment(text) ?? throw new ScenarioFormatException(
            map.Line, $"{key} '{text}' of {map.What} is no timestamp; 2025-09-26T10:00:00+08:00 is accepted");
    }

    private static TimeSpan? Duration(ScenarioMap map, string key)
    {
        string? text = map.TextOrNull(key);
        if (text is null)
        {
            return null;
        }

        // Months and years have no one length; a scenario that means one says the date.
        return DurationForm().IsMatch(text) ? XmlConvert.ToTimeSpan(text) : throw new ScenarioFormatException(
            map.Line, $"{key} '{text}' of {map.What} is no duration; P7D, PT1H30M or P1DT2H is accepted");
    }

    private static int? Status(ScenarioMap map)
    {
        string? text = map.TextOrNull("status");
        bool read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int status);
        return text is null ? null : read && status is >= 100 and <= 599 ? status : throw new ScenarioFormatException(
            map.Line, $"status '{text}' of {map.What} is no HTTP status; 100 to 599 is accepted");
    }

    private static void Checked(YamlNode node, Action check)
    {
        try
        {
            check();
        }
        catch (FormatException wrong)
        {
            throw new ScenarioFormatException(node.Start.Line, wrong.Message);
        }
    }

    [GeneratedRegex(@"^(?<method>GET|POST|PUT|DELETE) (?<route>/\S*)$")]
    private static partial Regex CallForm();

    [GeneratedRegex(@"^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$")]
    private static partial Regex DurationForm();
}
