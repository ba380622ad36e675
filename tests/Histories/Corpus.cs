using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovMedia.Histories.Tests;

/// <summary>The stored histories: <c>Releases/RELEASE/SCENARIO.json</c>, never changed once a release is out.</summary>
internal static class Corpus
{
    /// <summary>The version of the code that today's cases are started under; see host.json.</summary>
    public const string CodeVersion = "1.0";

    /// <summary>Names the release to record for; see docs/versions.md.</summary>
    public const string RecordSwitch = "GOVMEDIA_RECORD_HISTORIES";

    private const string Releases = "Releases";

    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every stored history, as <c>RELEASE/SCENARIO.json</c>.</summary>
    public static IEnumerable<string> All => Directory
        .EnumerateFiles(Stored, "*.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Stored, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>The release whose histories today's code must still write.</summary>
    public static string Newest => Directory.GetDirectories(Stored)
        .Select(folder => Path.GetFileName(folder))
        .MaxBy(Version.Parse)!;

    private static string Stored => Path.Combine(AppContext.BaseDirectory, Releases);

    public static string Read(string history) => File.ReadAllText(Path.Combine(Stored, history));

    /// <summary>Writes a history of a release that has none of that name yet.</summary>
    /// <exception cref="IOException">It has one: stored histories are never written over.</exception>
    public static void Add(string release, string scenario, string history)
    {
        string folder = Path.Combine(SourceFolder(), Releases, release);
        Directory.CreateDirectory(folder);
        using FileStream file = new(Path.Combine(folder, scenario + ".json"), FileMode.CreateNew);
        file.Write(System.Text.Encoding.UTF8.GetBytes(history));
    }

    /// <summary>The events as JSON, one a line, without what differs from machine to machine: the paths and lines of
    /// stack traces.</summary>
    public static string Lines(JsonArray events)
    {
        foreach (JsonObject one in events.OfType<JsonObject>())
        {
            one.Remove("details");
            (one["failureDetails"] as JsonObject)?.Remove("stackTrace");
        }

        return $"[\n{string.Join(",\n", events.Select(one => one!.ToJsonString(Readable)))}\n]\n";
    }

    private static string SourceFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GovMedia.Histories.Tests.csproj")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests were moved away from their source.");
    }
}
