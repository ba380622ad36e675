using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GovMedia.Architecture;

/// <summary>Who may know whom. Read off the assemblies as they were compiled.</summary>
public class DependencyTests
{
    private static readonly string[] s_workflowsMayUse =
        ["GovMedia.Rules", "GovMedia.Standalone.DurableTask", "Microsoft.Extensions.Logging.Abstractions"];

    public static TheoryData<string> Ours => [.. House.MayKnow.Keys];

    public static TheoryData<string> Application => [.. House.Application];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Assembly_AmongOurs_KnowsOnlyWhomItMay(string assembly)
    {
        IEnumerable<string> known = References(assembly).Where(House.IsOurs);

        Assert.Equal([], known.Except(House.MayKnow[assembly]));
    }

    [Fact]
    public void Rules_OfAll_KnowOnlyThePlatform() => Assert.Equal([], References("GovMedia.Rules").Where(IsNoPlatform));

    [Fact]
    public void Workflows_OfAll_KnowOnlyThePlatformRulesAndDurableTask() =>
        Assert.Equal([], References("GovMedia.Workflows").Where(IsNoPlatform).Except(s_workflowsMayUse));

    [Fact]
    public void Workflows_OfDurableTask_UseOnlyTheOrchestrationSurface()
    {
        IEnumerable<string> used = TypesUsed("GovMedia.Workflows")
            .Where(type => type.Scope == "GovMedia.Standalone.DurableTask")
            .Select(type => type.Namespace)
            .Where(used => used is not ("Microsoft.DurableTask" or "Microsoft.DurableTask.Converters"
                or "Microsoft.DurableTask.Abstractions"));

        Assert.Equal([], used);
    }

    [Theory]
    [MemberData(nameof(Application))]
    public void Application_OfStandalone_UsesOnlyOfficialNamespaces(string assembly)
    {
        IEnumerable<string> used = TypesUsed(assembly)
            .Where(type => type.Namespace.StartsWith("GovMedia.Standalone", StringComparison.Ordinal))
            .Select(type => $"{type.Namespace}.{type.Name}");

        Assert.Equal([], used);
    }

    [Theory]
    [MemberData(nameof(Application))]
    public void Application_OfNamespaces_DeclaresOnlyOurs(string assembly)
    {
        IEnumerable<string?> strange = Load(assembly).GetExportedTypes()
            .Where(type => type.Namespace is { } space && !House.IsOurs(space))
            .Select(type => type.FullName);

        Assert.Equal([], strange);
    }

    private static Assembly Load(string assembly) => Assembly.Load(new AssemblyName(assembly));

    private static IEnumerable<string> References(string assembly) =>
        Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!);

    private static bool IsNoPlatform(string assembly) =>
        assembly != "netstandard" && !assembly.StartsWith("System.", StringComparison.Ordinal) && assembly != "System";

    private static List<(string Scope, string Namespace, string Name)> TypesUsed(string assembly)
    {
        using FileStream file = File.OpenRead(Load(assembly).Location);
        using PEReader image = new(file);
        MetadataReader metadata = image.GetMetadataReader();
        List<(string Scope, string Namespace, string Name)> used = [];
        foreach (TypeReferenceHandle handle in metadata.TypeReferences)
        {
            TypeReference type = metadata.GetTypeReference(handle);
            string scope = type.ResolutionScope.Kind == HandleKind.AssemblyReference
                ? metadata.GetString(
                    metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
                : "";
            if (scope.Length > 0)
            {
                used.Add((scope, metadata.GetString(type.Namespace), metadata.GetString(type.Name)));
            }
        }

        return used;
    }
}
