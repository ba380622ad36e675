using System.Reflection;
using Azure.Data.Tables;

namespace GovMedia.Standalone.AzureStorage.Tests;

/// <summary>
/// What the stand-ins declare in official namespaces is, member by member, what the packages declare.
/// </summary>
public sealed class SurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static;

    private static readonly HashSet<string> Official =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Api")).SelectMany(File.ReadLines).Select(Bare)];

    [Theory]
    [InlineData(typeof(TableClient), 300)]
    [InlineData(typeof(global::SendGrid.ISendGridClient), 200)]
    public void StandIn_EveryPublicMember_IsOfficial(Type inAssembly, int atLeast)
    {
        List<string> members = [.. inAssembly.Assembly.GetExportedTypes().SelectMany(Members)];

        Assert.True(members.Count >= atLeast, $"{members.Count} members");
        Assert.Equal([], members.Where(member => !Official.Contains(member)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tables_EveryOfficialMember_IsThere()
    {
        HashSet<string> own = [.. typeof(TableClient).Assembly.GetExportedTypes().SelectMany(Members)];

        string list = Path.Combine(AppContext.BaseDirectory, "Api", "Azure.Data.Tables.txt");
        Assert.Equal([], File.ReadLines(list).Select(Bare).Where(line => !own.Contains(line)));
    }

    private static string Bare(string line) => line.Trim();

    private static IEnumerable<string> Members(Type type)
    {
        yield return TypeLine(type);
        if (type.IsEnum)
        {
            foreach (string name in Enum.GetNames(type))
            {
                yield return $"F:{Name(type)}.{name}~{Name(type)} ={Convert.ToInt64(
                    Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}";
            }

            yield break;
        }

        foreach (ConstructorInfo one in type.GetConstructors(Declared).Where(IsSeen))
        {
            yield return MethodLine(one, "#ctor", null);
        }

        foreach (MethodInfo one in type.GetMethods(Declared)
            .Where(IsSeen)
            .Where(m => !m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)))
        {
            yield return MethodLine(one, one.Name, one.ReturnType);
        }

        foreach (PropertyInfo one in type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsSeen)))
        {
            yield return PropertyLine(one);
        }

        foreach (FieldInfo one in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily))
        {
            yield return $"F:{Name(type)}.{one.Name}~{Name(one.FieldType)}{(one.IsLiteral ? " const" : "")}";
        }
    }

    private static string TypeLine(Type type)
    {
        string kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        bool hasParent = type.IsClass && type.BaseType != typeof(object);
        string parent = hasParent ? $" : {Name(type.BaseType!)}" : "";
        return $"T:{Name(type)} {kind}{parent}";
    }

    private static string MethodLine(MethodBase method, string name, Type? returns)
    {
        ParameterInfo[] parameters = method.GetParameters();
        string generic = method is MethodInfo { IsGenericMethod: true } m ? $"``{m.GetGenericArguments().Length}" : "";
        string types = string.Join(',', parameters.Select(p => Name(p.ParameterType)));
        string list = parameters.Length == 0 ? "" : $"({types})";
        string names = parameters.Length == 0 ? "" : " names:" + string.Join(',', parameters.Select(p => p.Name));
        string[] optional = [.. parameters.Where(p => p.IsOptional).Select(p => p.Name!)];
        return $"M:{Name(method.DeclaringType!)}.{name}{generic}{list}"
            + (returns is null ? "" : $"~{Name(returns)}")
            + Modifiers(method, name == "#ctor")
            + names
            + (optional.Length == 0 ? "" : " optional:" + string.Join(',', optional));
    }

    private static string PropertyLine(PropertyInfo property)
    {
        MethodInfo accessor = property.GetAccessors(true).First(IsSeen);
        ParameterInfo[] index = property.GetIndexParameters();
        string list = index.Length == 0 ? "" : $"({string.Join(',', index.Select(p => Name(p.ParameterType)))})";
        string get = property.GetMethod is { } g && IsSeen(g) ? "get;" : "";
        string set = property.SetMethod is { } s && IsSeen(s) ? "set;" : "";
        return $"P:{Name(property.DeclaringType!)}.{property.Name}{list}~{Name(property.PropertyType)}"
            + $"{Modifiers(accessor, false)} {{{get}{set}}}";
    }

    private static string Modifiers(MethodBase method, bool isConstructor) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? " protected" : "")
        + (method.IsStatic ? " static" : "")
        + (method.IsAbstract ? " abstract" : "")
        + (method is { IsVirtual: true, IsAbstract: false, IsFinal: false } && !isConstructor ? " virtual" : "");

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericMethodParameter)
        {
            return $"``{type.GenericParameterPosition}";
        }

        string name = (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');
        return type.IsGenericType
            ? $"{name.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}"
            : name;
    }
}
