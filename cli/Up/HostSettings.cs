using System.Globalization;

namespace GovMedia.Cli.Up;

/// <summary>How one Standalone host is to run.</summary>
internal sealed record HostSettings
{
    /// <summary>The word for a legal clock that moves only when told.</summary>
    public const string SimulatedClock = "simulated";

    /// <summary>The loopback port it listens on.</summary>
    public required int Port { get; init; }

    /// <summary>Absolute path.</summary>
    public required string DataDirectory { get; init; }

    /// <summary><c>real</c> or <c>simulated</c>.</summary>
    public string Clock { get; init; } = "real";

    /// <summary>Where a simulated clock begins in a new data folder; null for now.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary><c>embedded</c> or <c>azurite</c>.</summary>
    public string Storage { get; init; } = "embedded";

    /// <summary>Whether the demonstration data is loaded.</summary>
    public bool Demo { get; init; }

    /// <summary>Where it answers.</summary>
    public Uri Url => new($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The host's environment variables, each once.</summary>
    public IReadOnlyDictionary<string, string> ToEnvironment()
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = Url.OriginalString,
            ["GovMedia__DataDirectory"] = DataDirectory,
            ["GovMedia__Storage"] = Storage == "embedded" ? "embedded" : "azure",
            ["GovMedia__Clock"] = Clock,
            ["GovMedia__Demo"] = Demo ? "true" : "false",
            ["Standalone__DataDirectory"] = DataDirectory,
            ["Standalone__Clock"] = Clock,
        };
        if (Start is { } start)
        {
            variables["Standalone__Start"] = start.ToString("o", CultureInfo.InvariantCulture);
        }

        return variables;
    }
}
