using System.Reflection;

namespace GovMedia.Architecture;

/// <summary>Documentation-comment ids (ECMA-334, annex D), with the return type after <c>~</c>.</summary>
internal static class DocId
{
    public static string Of(Type type) => "T:" + NameOf(type);

    public static string Of(MemberInfo member) => member switch
    {
        FieldInfo field => $"F:{Owner(field)}.{field.Name}~{Reference(field.FieldType)}",
        EventInfo happening => $"E:{Owner(happening)}.{happening.Name}~{Reference(happening.EventHandlerType!)}",
        PropertyInfo property =>
            $"P:{Owner(property)}.{property.Name}{List(property.GetIndexParameters())}"
                + $"~{Reference(property.PropertyType)}",
        ConstructorInfo constructor => $"M:{Owner(constructor)}.#ctor{List(constructor.GetParameters())}",
        MethodInfo method => $"M:{Owner(method)}.{method.Name}{Arity(method)}{List(method.GetParameters())}"
            + $"~{Reference(method.ReturnType)}",
        _ => throw new ArgumentOutOfRangeException(nameof(member), member, "A member of another kind."),
    };

    public static string Reference(Type type)
    {
        if (type.IsByRef)
        {
            return Reference(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return Reference(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        if (!type.IsGenericType)
        {
            return NameOf(type);
        }

        string name = NameOf(type.GetGenericTypeDefinition());
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}"
            + $"{{{string.Join(',', type.GetGenericArguments().Select(Reference))}}}";
    }

    private static string NameOf(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private static string Owner(MemberInfo member) => NameOf(member.DeclaringType!);

    private static string Arity(MethodInfo method) =>
        method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : string.Empty;

    private static string List(ParameterInfo[] parameters) =>
        parameters.Length == 0
            ? string.Empty
            : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";
}
