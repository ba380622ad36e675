using System.Reflection;

namespace GovMedia.Architecture;

/// <summary>One line of a surface: its id, and what else a caller's code may depend on.</summary>
internal sealed record SurfaceLine(string Id, string Said, string Names, string Optional, string Accessors)
{
    private static readonly string[] s_counted = ["static", "abstract", "virtual", "protected", "sealed", "const"];

    public static SurfaceLine Read(string line)
    {
        int end = line.IndexOf(' ', StringComparison.Ordinal);
        string id = end < 0 ? line : line[..end];
        string[] rest = end < 0 ? [] : line[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string said = id.StartsWith("T:", StringComparison.Ordinal)
            ? string.Join(' ', rest)
            : string.Join(' ', rest.Where(word => s_counted.Contains(word) || word[0] == '='));
        return new(id, said, Word(rest, "names:"), Word(rest, "optional:"), rest.FirstOrDefault(IsAccessors) ?? "");
    }

    public static SurfaceLine Of(Type type)
    {
        string kind = type.IsEnum ? "enum"
            : type.IsValueType ? "struct"
            : type.IsInterface ? "interface"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        bool plain = kind is "static class" or "delegate" || type.BaseType is null
            || type.BaseType == typeof(object) || type.IsValueType;
        return new(DocId.Of(type), plain ? kind : $"{kind} : {DocId.Reference(type.BaseType!)}", "", "", "");
    }

    public static SurfaceLine Of(MemberInfo member)
    {
        MethodBase? method = member switch
        {
            MethodBase self => self,
            PropertyInfo property => property.GetAccessors(nonPublic: true).First(accessor => !accessor.IsPrivate),
            EventInfo happening => happening.AddMethod,
            _ => null,
        };
        ParameterInfo[] parameters = (member as MethodBase)?.GetParameters() ?? [];
        return new(
            DocId.Of(member),
            string.Join(' ', SaidOf(member, method)),
            string.Join(',', parameters.Select(parameter => parameter.Name)),
            string.Join(',', parameters.Where(parameter => parameter.IsOptional).Select(parameter => parameter.Name)),
            member is PropertyInfo shown ? AccessorsOf(shown) : "");
    }

    /// <summary>Whether code that compiles against this line compiles against the published one.</summary>
    public bool Fits(SurfaceLine published) => Said == published.Said && Names == published.Names
        && Optional == published.Optional
        && Accessors.Trim('{', '}').Split(';').All(published.Accessors.Trim('{', '}').Split(';').Contains);

    public override string ToString() =>
        string.Join(' ', new[] { Id, Said, Names, Optional.Length > 0 ? $"optional {Optional}" : "", Accessors }
            .Where(part => part.Length > 0));

    private static IEnumerable<string> SaidOf(MemberInfo member, MethodBase? method)
    {
        if (member is FieldInfo field)
        {
            if (field.IsFamily)
            {
                yield return "protected";
            }

            if (field.IsLiteral && field.DeclaringType!.IsEnum)
            {
                yield return $"={Convert.ToInt64(field.GetRawConstantValue(), null)}";
            }
            else if (field.IsLiteral)
            {
                yield return "const";
            }

            yield break;
        }

        if (method!.IsFamily || method.IsFamilyOrAssembly)
        {
            yield return "protected";
        }

        if (method.IsStatic)
        {
            yield return "static";
        }

        if (method.IsAbstract)
        {
            yield return "abstract";
        }
        else if (method is { IsVirtual: true, IsFinal: false })
        {
            yield return "virtual";
        }
    }

    private static string AccessorsOf(PropertyInfo property)
    {
        string get = property.GetMethod is { } read && Shown(read) ? "get;" : "";
        string set = property.SetMethod is not { } write || !Shown(write) ? ""
            : write.ReturnParameter.GetRequiredCustomModifiers()
                .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)) ? "init;" : "set;";
        return $"{{{get}{set}}}";
    }

    private static bool Shown(MethodInfo method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessors(string word) => word[0] == '{';

    private static string Word(string[] words, string prefix) =>
        words.FirstOrDefault(word => word.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..] ?? "";
}
