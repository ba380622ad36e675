using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GovMedia.Standalone;

/// <summary>Registers orchestrator and activity functions with the durable engine.</summary>
internal static class DurableFunctions
{
    /// <summary>The name of the engine's worker and client, and of their options.</summary>
    /// <remarks>Not the default: under Functions a client is a [DurableClient] parameter, not a service.</remarks>
    public const string HubName = "functions";

    /// <summary>Adds the engine, unless the app has no use for it.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="functions">The app's functions.</param>
    /// <param name="runtime">Invokes them.</param>
    /// <param name="settings">host.json and where the engine keeps its file.</param>
    /// <returns>Whether the engine was added.</returns>
    public static bool AddTo(
        IServiceCollection services,
        IReadOnlyList<DeclaredFunction> functions,
        FunctionRuntime runtime,
        HostSettings settings)
    {
        if (!functions.Any(UsesEngine))
        {
            return false;
        }

        IConfigurationSection json = settings.DurableTask;
        services.AddDurableTaskWorker(HubName)
            .AddTasks(registry => Register(registry, functions, runtime))
            .Configure(options => Configure(options, json))
            .UseStandalone(options => Configure(options, settings));
        IDurableTaskClientBuilder client = services.AddDurableTaskClient(HubName).UseStandalone();
        if (json["defaultVersion"] is { Length: > 0 } version)
        {
            client.UseDefaultVersion(version);
        }

        services.AddOptions<DurableTaskWorkerOptions>(HubName).PostConfigure<IOptions<WorkerOptions>>(
            (options, worker) => options.DataConverter = ConverterOf(worker));
        services.AddOptions<DurableTaskClientOptions>(HubName).PostConfigure<IOptions<WorkerOptions>>(
            (options, worker) => options.DataConverter = ConverterOf(worker));
        return true;
    }

    /// <summary>The durable client.</summary>
    /// <param name="services">The app's services.</param>
    /// <returns>The client.</returns>
    public static DurableTaskClient ClientOf(IServiceProvider services) =>
        services.GetRequiredService<IDurableTaskClientProvider>().GetClient(HubName);

    /// <summary>The names under which an app's orchestrations can be started; case does not count.</summary>
    public static IReadOnlySet<string> OrchestratorsOf(IEnumerable<DeclaredFunction> functions) =>
        functions.Where(static f => f.Attribute is OrchestrationTriggerAttribute).Select(NameOf)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    // An app has one serializer for all it reads and writes; a converter of the container is for apps without Functions.
    private static DataConverter ConverterOf(IOptions<WorkerOptions> worker) =>
        worker.Value.Serializer is { } chosen ? new SerializerConverter(chosen) : JsonDataConverter.Default;

    private static bool UsesEngine(DeclaredFunction function) =>
        function.Kind is TriggerKind.Activity or TriggerKind.Orchestration
        || function.Method.GetParameters().Any(parameter => parameter.ParameterType == typeof(DurableTaskClient));

    private static string NameOf(DeclaredFunction function) =>
        ((OrchestrationTriggerAttribute)function.Attribute).Orchestration ?? function.Name;

    private static void Register(
        DurableTaskRegistry registry,
        IReadOnlyList<DeclaredFunction> functions,
        FunctionRuntime runtime)
    {
        registry.AddActivity(new TaskName(HttpActivity.Name), new HttpActivity());
        foreach (DeclaredFunction function in functions)
        {
            if (function.Attribute is OrchestrationTriggerAttribute)
            {
                FunctionOrchestrator orchestrator = new(function, runtime);
                registry.AddOrchestrator(new TaskName(NameOf(function)), orchestrator);
            }
            else if (function.Attribute is ActivityTriggerAttribute activity)
            {
                FunctionActivity task = new(function, runtime);
                registry.AddActivity(new TaskName(activity.Activity ?? function.Name), task);
            }
        }
    }

    private static void Configure(StandaloneOptions options, HostSettings settings)
    {
        settings.Engine.Bind(options);
        options.Path = Path.Combine(settings.DataDirectory, "durable.db");
        options.DefaultDedupeStatuses = settings.DurableTask["overridableExistingInstanceStates"] switch
        {
            null or "" or "NonRunningStates" => options.DefaultDedupeStatuses,
            "AnyState" => [],
            string other => throw HostSettings.Refuse(
                "host.json extensions.durableTask.overridableExistingInstanceStates",
                other,
                "NonRunningStates or AnyState"),
        };
        const string Tracing = "tracing:distributedTracingEnabled";
        options.Tracing = settings.DurableTask[Tracing] is not { Length: > 0 } text
            || (bool.TryParse(text, out bool isOn) ? isOn : throw HostSettings.Refuse(
                "host.json extensions.durableTask.tracing.distributedTracingEnabled", text, "true or false"));
    }

    private static void Configure(DurableTaskWorkerOptions options, IConfigurationSection json)
    {
        options.MaximumTimerInterval = TimeSpan.MaxValue;
        if (Count(json, "maxConcurrentActivityFunctions") is { } activities)
        {
            options.Concurrency.MaximumConcurrentActivityWorkItems = activities;
        }

        if (Count(json, "maxConcurrentOrchestratorFunctions") is { } orchestrations)
        {
            options.Concurrency.MaximumConcurrentOrchestrationWorkItems = orchestrations;
        }

        if (json["defaultVersion"] is { Length: > 0 } version)
        {
            options.Versioning = new DurableTaskWorkerOptions.VersioningOptions
            {
                Version = version,
                DefaultVersion = version,
                MatchStrategy = Choice(
                    json, "versionMatchStrategy", DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder),
                FailureStrategy = Choice(
                    json, "versionFailureStrategy", DurableTaskWorkerOptions.VersionFailureStrategy.Reject),
            };
        }
    }

    private static int? Count(IConfigurationSection json, string name) =>
        json[name] is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 ? count
        : throw HostSettings.Refuse($"host.json extensions.durableTask.{name}", text, "a whole number above 0");

    private static T Choice<T>(IConfigurationSection json, string name, T otherwise)
        where T : struct, Enum =>
        json[name] is not { Length: > 0 } text ? otherwise
        : Enum.TryParse(text, ignoreCase: true, out T choice) && Enum.IsDefined(choice) ? choice
        : throw HostSettings.Refuse(
            $"host.json extensions.durableTask.{name}", text, string.Join(", ", Enum.GetNames<T>()));
}
