using System.Reflection;
using System.Runtime.CompilerServices;

namespace GovMedia.Architecture;

/// <summary>What an assembly shows in namespaces that are not ours, one line a type or member.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>What of some types is no published line, each with what is published instead.</summary>
    public static IEnumerable<string> Strange(IEnumerable<Type> types, IEnumerable<string> published)
    {
        Dictionary<string, SurfaceLine> known = [];
        foreach (string line in published.Where(line => line.Length > 0))
        {
            SurfaceLine read = SurfaceLine.Read(line);
            known[read.Id] = read;
        }

        return from line in types.SelectMany(LinesOf)
               let same = known.GetValueOrDefault(line.Id)
               where same is null || !line.Fits(same)
               select same is null ? $"{line}  is published nowhere" : $"{line}  is published as  {same}";
    }

    public static IEnumerable<Type> ForeignTypes(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.IsVisible && type.Namespace?.StartsWith("GovMedia", StringComparison.Ordinal) != true);

    public static IEnumerable<SurfaceLine> LinesOf(Type type) =>
        MembersOf(type).Select(SurfaceLine.Of).Prepend(SurfaceLine.Of(type));

    /// <summary>What a type itself declares and shows; of a delegate how it is invoked.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type) => typeof(Delegate).IsAssignableFrom(type)
        ? [type.GetMethod("Invoke")!]
        : type.GetMembers(Declared).Where(member => IsDeclared(type, member));

    private static bool IsDeclared(Type type, MemberInfo member) => member switch
    {
        Type => false,
        FieldInfo field => Shown(field.IsPublic, field.IsFamily, field.IsFamilyOrAssembly) && !field.IsSpecialName,
        ConstructorInfo maker => !maker.IsStatic && ShownMethod(maker) && !MadeByCompiler(maker),
        MethodInfo method => ShownMethod(method) && !MadeByCompiler(method) && !IsAccessor(method)
            && !OverridesForeign(type, method),
        PropertyInfo property => property.GetAccessors(nonPublic: true) is { Length: > 0 } accessors
            && accessors.Any(ShownMethod)
            && property.Name != "EqualityContract"
            && !accessors.Any(accessor => OverridesForeign(type, accessor)),
        EventInfo happening => happening.AddMethod is { } add && ShownMethod(add),
        _ => false,
    };

    // A record's copying, printing, comparing; never the accessors of a property that stores itself.
    private static bool MadeByCompiler(MethodBase method) =>
        method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name.StartsWith('<');

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    // An override of what the platform declares adds nothing that could be called.
    private static bool OverridesForeign(Type type, MethodInfo method)
    {
        MethodInfo first = method.GetBaseDefinition();
        return first != method && first.DeclaringType!.Assembly != type.Assembly
            && first.DeclaringType.Namespace!.StartsWith("System", StringComparison.Ordinal);
    }

    private static bool ShownMethod(MethodBase method) =>
        Shown(method.IsPublic, method.IsFamily, method.IsFamilyOrAssembly);

    private static bool Shown(bool isPublic, bool isFamily, bool isFamilyOrAssembly) =>
        isPublic || isFamily || isFamilyOrAssembly;
}
