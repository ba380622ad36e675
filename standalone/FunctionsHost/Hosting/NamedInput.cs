using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Standalone;

/// <summary>Binds simple parameters by name: route values first, then the query's.</summary>
internal static class NamedInput
{
    private delegate bool Parser(string text, out object? value);

    /// <summary>Whether a type can be read from one piece of text.</summary>
    /// <param name="type">The type.</param>
    /// <returns>True for strings, enums and everything that parses itself; also nullable.</returns>
    public static bool Takes(Type type) => ParserOf(Nullable.GetUnderlyingType(type) ?? type) is not null;

    /// <summary>How a parameter is bound.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Its binder.</returns>
    public static Func<Invocation, ValueTask<object?>> Binder(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        Parser parse = ParserOf(type)!;
        bool optional = parameter.HasDefaultValue || !parameter.ParameterType.IsValueType
            || type != parameter.ParameterType;
        return invocation => new ValueTask<object?>(Bind(invocation, parameter, type, parse, optional));
    }

    private static object? Bind(Invocation invocation, ParameterInfo parameter, Type type, Parser parse, bool optional)
    {
        invocation.Names.BindingData.TryGetValue(parameter.Name!, out object? given);
        string? text = given is null ? null : Convert.ToString(given, CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(text) && optional)
        {
            return text is not null && type == typeof(string) ? text
                : parameter.HasDefaultValue ? parameter.DefaultValue
                : null;
        }

        return parse(text ?? string.Empty, out object? value)
            ? value
            : throw new BadHttpRequestException(
                $"{parameter.Name}: '{text}' is not accepted; expected {Expected(type)}.",
                StatusCodes.Status400BadRequest);
    }

    private static string Expected(Type type) =>
        type.IsEnum ? string.Join(", ", Enum.GetNames(type)) : $"a value of type {type.Name}";

    private static Parser? ParserOf(Type type)
    {
        if (type == typeof(string))
        {
            return ParseText;
        }

        if (type.IsEnum)
        {
            return (string text, out object? value) =>
                Enum.TryParse(type, text, ignoreCase: true, out value) && Enum.IsDefined(type, value);
        }

        bool parses = type.GetInterfaces().Any(candidate => candidate.IsGenericType
            && candidate.GetGenericTypeDefinition() == typeof(IParsable<>)
            && candidate.GenericTypeArguments[0] == type);
        return parses
            ? typeof(NamedInput).GetMethod(nameof(ParseSelf), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type).CreateDelegate<Parser>()
            : null;
    }

    private static bool ParseText(string text, out object? value)
    {
        value = text;
        return true;
    }

    private static bool ParseSelf<T>(string text, out object? value)
        where T : IParsable<T>
    {
        bool parsed = T.TryParse(text, CultureInfo.InvariantCulture, out T? result);
        value = result;
        return parsed;
    }
}
