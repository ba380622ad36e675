using System.Globalization;
using System.Reflection;

namespace GovMedia.Architecture;

/// <summary>
/// What the lists of the published surface leave out and callers still feel: interfaces, where an attribute may stand,
/// constraints, default values, what is obsolete. One line an id that has such facts.
/// </summary>
internal static class SurfaceFacts
{
    // How DTFx writes its events, not what callers do with them; ours are never written so.
    private static readonly string[] s_foreign =
        ["System.Runtime.Serialization.IExtensibleDataObject", "DurableTask.Core.ISupportsDurableTraceContext"];

    /// <summary>The facts of some types and their members.</summary>
    public static IEnumerable<string> Of(IEnumerable<Type> types) =>
        from type in types
        from line in Lines(type)
        orderby line
        select line;

    /// <summary>Which facts of some types differ from those published of the same types and members.</summary>
    public static IEnumerable<string> Strange(IReadOnlyCollection<Type> types, IEnumerable<string> published)
    {
        HashSet<string> known = [.. published];
        HashSet<string> ours = [.. Of(types)];
        HashSet<string> ids = [.. types.SelectMany(Surface.LinesOf).Select(line => line.Id)];
        return ours.Except(known).Select(line => $"ours alone: {line}")
            .Concat(known.Except(ours).Where(line => ids.Contains(line.Split(' ')[0]))
                .Select(line => $"missing: {line}"));
    }

    private static IEnumerable<string> Lines(Type type)
    {
        bool plain = type.IsEnum || typeof(Delegate).IsAssignableFrom(type);
        string id = DocId.Of(type);
        foreach (string fact in plain ? [] : InterfacesOf(type))
        {
            yield return $"{id} implements:{fact}";
        }

        if (typeof(Attribute).IsAssignableFrom(type)
            && type.GetCustomAttribute<AttributeUsageAttribute>(inherit: true) is { } usage)
        {
            yield return $"{id} stands-on:{(int)usage.ValidOn} multiple:{usage.AllowMultiple} "
                + $"inherited:{usage.Inherited}";
        }

        foreach (string fact in ConstraintsOf(type.GetGenericArguments()).Concat(ObsoleteOf(type)))
        {
            yield return $"{id} {fact}";
        }

        foreach (MemberInfo member in Surface.MembersOf(type))
        {
            foreach (string fact in ObsoleteOf(member).Concat(member is MethodBase method ? FactsOf(method) : []))
            {
                yield return $"{DocId.Of(member)} {fact}";
            }
        }
    }

    private static IEnumerable<string> FactsOf(MethodBase method)
    {
        foreach (string fact in method is MethodInfo { IsGenericMethod: true }
            ? ConstraintsOf(method.GetGenericArguments())
            : [])
        {
            yield return fact;
        }

        foreach (ParameterInfo parameter in method.GetParameters())
        {
            // Nothing, false and zero are what an optional parameter is unless something else is said; the newest version
            // of a service is another in each release.
            string? value = parameter.IsOptional && parameter.ParameterType.Name != "ServiceVersion"
                ? Convert.ToString(parameter.RawDefaultValue, CultureInfo.InvariantCulture)
                : null;
            if (value is not (null or "" or "False" or "0"))
            {
                yield return $"default:{parameter.Name}={value}";
            }

            if (parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false))
            {
                yield return $"params:{parameter.Name}";
            }
        }
    }

    private static IEnumerable<string> InterfacesOf(Type type) => type.GetInterfaces()
        .Where(face => face.IsVisible)
        .Select(DocId.Reference)
        .Where(face => !s_foreign.Contains(face));

    private static IEnumerable<string> ObsoleteOf(MemberInfo member) =>
        member.GetCustomAttribute<ObsoleteAttribute>(inherit: false) is { } old ? [$"obsolete error:{old.IsError}"] : [];

    private static IEnumerable<string> ConstraintsOf(Type[] arguments)
    {
        foreach (Type argument in arguments.Where(argument => argument.IsGenericParameter))
        {
            GenericParameterAttributes special =
                argument.GenericParameterAttributes & GenericParameterAttributes.SpecialConstraintMask;
            string bounds = string.Join(',', argument.GetGenericParameterConstraints().Select(DocId.Reference));
            if (special != default || bounds.Length > 0)
            {
                yield return $"where:{argument.GenericParameterPosition}:{(int)special}:{bounds}";
            }
        }
    }
}
