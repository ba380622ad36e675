using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace GovMedia.Standalone;

/// <summary>
/// What the host is told: <c>host.json</c>, overridden by configuration <c>AzureFunctionsJobHost:…</c>, and the
/// configuration section <c>Standalone</c> for what only this host has.
/// </summary>
internal sealed class HostSettings
{
    private const int DefaultBodyLimit = 25 * 1024 * 1024;
    private readonly IConfiguration _host;
    private readonly IConfigurationSection _standalone;

    /// <summary>Reads the settings.</summary>
    /// <param name="contentRoot">Where <c>host.json</c> lies; it may be missing.</param>
    /// <param name="app">The app's configuration.</param>
    public HostSettings(string contentRoot, IConfiguration app)
    {
        try
        {
            _host = new ConfigurationBuilder()
                .SetBasePath(contentRoot)
                .AddJsonFile("host.json", optional: true, reloadOnChange: false)
                .AddConfiguration(app.GetSection("AzureFunctionsJobHost"))
                .Build();
        }
        catch (InvalidDataException malformed)
        {
            throw new FunctionWorkerException("host.json is not JSON.", malformed);
        }

        _standalone = app.GetSection("Standalone");
        App = app;
    }

    /// <summary>The app's configuration.</summary>
    public IConfiguration App { get; }

    /// <summary>What stands before every route; empty for nothing.</summary>
    public string RoutePrefix => _host["extensions:http:routePrefix"] ?? "api";

    /// <summary>How long an HTTP, timer or activity function may take; null for any time.</summary>
    public TimeSpan? FunctionTimeout
    {
        get
        {
            string? text = _host["functionTimeout"];
            return string.IsNullOrEmpty(text) || text == "-1" ? null
                : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) && time > default(TimeSpan)
                ? time
                : throw Refuse("host.json functionTimeout", text, "a time span such as 00:03:20, or -1");
        }
    }

    /// <summary>The section <c>extensions.durableTask</c> of host.json.</summary>
    public IConfigurationSection DurableTask => _host.GetSection("extensions:durableTask");

    /// <summary>The section <c>logging</c> of host.json.</summary>
    public IConfigurationSection Logging => _host.GetSection("logging");

    /// <summary>The assemblies to look for functions in; null for the entry assembly.</summary>
    public string[]? FunctionAssemblies => _standalone["FunctionAssemblies"]?
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Where the host keeps its files.</summary>
    public string DataDirectory => Path.GetFullPath(
        _standalone["DataDirectory"] is { Length: > 0 } directory ? directory : "data");

    /// <summary>What is told to the durable engine alone.</summary>
    public IConfigurationSection Engine => _standalone.GetSection("Engine");

    /// <summary>Whether the legal clock is simulated.</summary>
    public bool Simulated => _standalone["Clock"] switch
    {
        null or "" or "real" => false,
        "simulated" => true,
        string other => throw Refuse("Standalone:Clock", other, "real or simulated"),
    };

    /// <summary>Where a new simulated clock begins; null for now.</summary>
    public DateTimeOffset? Start => _standalone["Start"] is not { Length: > 0 } text ? null
        : Moments.TryParse(text, out DateTimeOffset start) ? start
        : throw Refuse("Standalone:Start", text, Moments.Accepted);

    /// <summary>The system key; null when the management routes do not exist.</summary>
    public string? SystemKey => _standalone["SystemKey"] is { Length: > 0 } key ? key : null;

    /// <summary>The function key; null when only the system key opens functions that are not anonymous.</summary>
    public string? FunctionKey => _standalone["FunctionKey"] is { Length: > 0 } key ? key : null;

    /// <summary>Whether the management routes may also terminate, rewind, restart and purge.</summary>
    public bool FullManagement => _standalone["Management"] switch
    {
        null or "" or "read" => false,
        "full" => true,
        string other => throw Refuse("Standalone:Management", other, "read or full"),
    };

    /// <summary>The folder of static web files; null for none.</summary>
    public string? WebRoot => _standalone["WebRoot"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    /// <summary>The longest request body, in bytes.</summary>
    public long MaxRequestBodySize => _standalone["MaxRequestBodySize"] is not { Length: > 0 } text ? DefaultBodyLimit
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) && bytes > 0 ? bytes
        : throw Refuse("Standalone:MaxRequestBodySize", text, "a number of bytes above 0");

    /// <summary>Reads every setting once, so that a wrong one is refused at start.</summary>
    public void Check() =>
        _ = (FunctionTimeout, Simulated, Start, FullManagement, MaxRequestBodySize, RoutePrefix, DataDirectory);

    /// <summary>What is said of a setting that is not acceptable.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="value">Its value.</param>
    /// <param name="accepted">What is accepted.</param>
    /// <returns>The exception.</returns>
    public static FunctionWorkerException Refuse(string name, string? value, string accepted) =>
        new($"{name}: '{value}' is not accepted; expected {accepted}.");
}
