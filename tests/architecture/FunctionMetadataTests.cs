using System.Reflection;
using System.Reflection.Emit;
using System.Text.Json.Nodes;
using GovMedia.Functions.Composition;
using GovMedia.Workflows;
using GovMedia.Workflows.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Architecture;

/// <summary>Whether the functions that the host of either edition finds are complete: each name once, each
/// orchestration that can be started and each activity it calls wrapped.</summary>
public class FunctionMetadataTests
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] s_app = typeof(KernelServices).Assembly.GetTypes();
    private static readonly MethodInfo[] s_functions =
    [
        .. s_app.SelectMany(type => type.GetMethods(Any))
            .Where(method => method.IsDefined(typeof(FunctionAttribute))),
    ];

    /// <summary>Orchestrators of <c>workflows/</c> by name.</summary>
    private static readonly Dictionary<string, Type> s_orchestrators = typeof(GovJson).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ITaskOrchestrator)))
        .ToDictionary(type => type.Name);

    [Fact]
    public void Names_OfFunctions_AreUnique() => Assert.Equal(
        [], s_functions.GroupBy(NameOf, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Functions_EachOfThem_HaveExactlyOneTrigger() =>
        Assert.Equal([], s_functions.Where(method => Triggers(method).Count() != 1).Select(NameOf));

    [Fact]
    public void Orchestrators_InWorkflows_AreNamedAsTheirClass()
    {
        Assert.Contains("ObjectionProcedure", s_orchestrators.Keys);
        Assert.All(s_orchestrators.Values, type =>
            Assert.Equal(type.Name, type.GetCustomAttribute<DurableTaskAttribute>()?.Name.Name));
    }

    [Fact]
    public void Orchestrations_ThatCanBeStarted_AreWrappedOnce()
    {
        HashSet<string> startable =
        [
            .. Composition.Embedded().Services.GetServices<IProcedure>().Select(procedure => procedure.Orchestration),
            .. s_app.SelectMany(Texts).Where(s_orchestrators.ContainsKey),
        ];

        Assert.NotEmpty(startable);
        Assert.All(startable, name => Assert.Single(With<OrchestrationTriggerAttribute>(), name));
    }

    [Fact]
    public void Orchestrations_ThatAreWrapped_AreOrchestratorsOfWorkflows() =>
        Assert.Equal([], With<OrchestrationTriggerAttribute>().Except(s_orchestrators.Keys));

    [Fact]
    public void Activities_OfWrappedOrchestrations_AreWrappedOnce()
    {
        string[] events = [.. typeof(CaseEvents).GetFields().Select(field => (string)field.GetRawConstantValue()!)];
        foreach (string orchestration in With<OrchestrationTriggerAttribute>())
        {
            string[] called = [.. Texts(s_orchestrators[orchestration]).Distinct().Except(events)];
            Assert.NotEmpty(called);
            Assert.All(called, name => Assert.Single(With<ActivityTriggerAttribute>(), name));
        }
    }

    [Fact]
    public void Activities_ThatAreWrapped_AreCalledBySomebody()
    {
        string[] called = [.. s_orchestrators.Values.SelectMany(Texts)];

        Assert.Equal([], With<ActivityTriggerAttribute>().Except(called));
    }

    [Fact]
    public void Wrappers_OfOrchestrations_AreStaticAndWithoutServices() =>
        Assert.All(s_functions.Where(Has<OrchestrationTriggerAttribute>), method => Assert.True(
            method.IsStatic && method.GetParameters().Skip(1).All(p => p.ParameterType == typeof(string)),
            NameOf(method)));

    [Fact]
    public void DurableTaskClient_EverywhereInTheApp_IsABoundParameter()
    {
        IEnumerable<string> asked = s_app.SelectMany(type => type.GetConstructors())
            .Where(made => made.GetParameters().Any(p => p.ParameterType == typeof(DurableTaskClient)))
            .Select(made => made.DeclaringType!.Name);
        IEnumerable<string> unbound = s_functions
            .SelectMany(method => method.GetParameters(), (method, parameter) => (method, parameter))
            .Where(p => p.parameter.ParameterType == typeof(DurableTaskClient)
                && !p.parameter.IsDefined(typeof(DurableClientAttribute)))
            .Select(p => NameOf(p.method));

        Assert.Equal([], asked.Concat(unbound));
    }

    [Fact]
    public void HttpFunctions_EachOfThem_AreAnonymousBecauseTheMiddlewareAuthorises() => Assert.Equal(
        [],
        s_functions.Where(method => method.GetParameters().Any(parameter =>
                parameter.GetCustomAttribute<HttpTriggerAttribute>() is { } trigger
                && (trigger.AuthLevel != AuthorizationLevel.Anonymous || trigger.Route is not { Length: > 0 } route || route[0] == '/')))
            .Select(NameOf));

    [Fact]
    public void TimerFunctions_EachSettingTheyName_StandsInTheLocalSettingsToo()
    {
        JsonNode local = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "local.settings.json")))!["Values"]!;
        string[] named =
        [
            .. s_functions.SelectMany(method => method.GetParameters())
                .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule.Trim('%'))
                .OfType<string>(),
        ];

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Equal(6, ((string?)local[name])?.Split(' ').Length));
    }

    [Fact]
    public void HostJson_InBothEditions_HoldsTheDurableSettings()
    {
        JsonNode host = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")))!;
        JsonNode durable = host["extensions"]!["durableTask"]!;

        Assert.Equal("2.0", (string?)host["version"]);
        Assert.Equal("", (string?)host["extensions"]!["http"]!["routePrefix"]);
        Assert.Equal("GovMedia", (string?)durable["hubName"]);
        Assert.True(Version.TryParse((string?)durable["defaultVersion"], out _));
        Assert.Equal("CurrentOrOlder", (string?)durable["versionMatchStrategy"]);
        Assert.Equal("Reject", (string?)durable["versionFailureStrategy"]);
        Assert.NotNull((string?)durable["storageProvider"]!["type"]);
        Assert.True((bool?)durable["storeInputsInOrchestrationHistory"]);
    }

    private static string NameOf(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()!.Name;

    private static IEnumerable<string> With<T>()
        where T : Attribute => s_functions.Where(Has<T>).Select(NameOf);

    private static bool Has<T>(MethodInfo method)
        where T : Attribute => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(T)));

    private static IEnumerable<Attribute> Triggers(MethodInfo method) => method.GetParameters()
        .SelectMany(parameter => parameter.GetCustomAttributes())
        .Where(attribute => attribute.GetType().Name.EndsWith("TriggerAttribute", StringComparison.Ordinal));

    /// <summary>The texts that a class's code loads, the classes within it included.</summary>
    private static IEnumerable<string> Texts(Type type) => type.GetNestedTypes(Any).SelectMany(Texts).Concat(
        type.GetMethods(Any).Cast<MethodBase>().Concat(type.GetConstructors(Any)).SelectMany(Texts));

    private static IEnumerable<string> Texts(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int i = 0; i + 4 < code.Length; i++)
        {
            // A load of a text names its place by a token whose first byte, stored last, is 0x70.
            if (code[i] == OpCodes.Ldstr.Value && code[i + 4] == 0x70)
            {
                yield return method.Module.ResolveString(BitConverter.ToInt32(code, i + 1));
                i += 4;
            }
        }
    }
}
