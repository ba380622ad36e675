using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GovMedia.Standalone;

/// <summary>
/// The app's converters. For a parameter are asked, in order: those named on it or on its type, those of its binding
/// attribute's class; then, unless that attribute disallows it, those registered in <see cref="WorkerOptions"/> and last
/// the host itself.
/// </summary>
internal sealed class AppConverters(IServiceProvider services)
{
    private readonly Dictionary<Type, IInputConverter> _built = [];
    private readonly Type[] _registered =
        [.. services.GetRequiredService<IOptions<WorkerOptions>>().Value.InputConverters];

    /// <summary>How a parameter gets its value with the app's converters.</summary>
    /// <param name="source">How it gets it without.</param>
    /// <returns>Its binder.</returns>
    /// <exception cref="FunctionWorkerException">Nobody could give it one.</exception>
    public Func<Invocation, ValueTask<object?>> Binder(InputSource source)
    {
        bool asks = source.Convertible && !source.Parameter.IsDefined(typeof(FromBodyAttribute));
        Type? attribute = source.Parameter.GetCustomAttribute<BindingAttribute>()?.GetType();
        bool fallsBack = attribute?.GetCustomAttribute<ConverterFallbackBehaviorAttribute>()?.Behavior
            is not ConverterFallbackBehavior.Disallow;
        IInputConverter[] asked = asks
            ? [.. Named(source.Parameter, attribute).Concat(fallsBack ? _registered : []).Select(Built)]
            : [];
        return asked.Length == 0 ? source.Bind ?? throw source.Refused!
            : new ConvertedInput(fallsBack ? source : source with { Bind = null }, asked).BindAsync;
    }

    /// <summary>Whether converters are named on a parameter itself; [FromBody] names the host's own.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Whether they are.</returns>
    public static bool AreNamedOn(ParameterInfo parameter) =>
        parameter.GetCustomAttributes<InputConverterAttribute>().Any(named => named is not FromBodyAttribute);

    private static IEnumerable<Type> Named(ParameterInfo parameter, Type? attribute) => NamedOn(parameter)
        .Concat(NamedOn(parameter.ParameterType))
        .Concat(attribute is null ? [] : NamedOn(attribute).Where(type => Supports(type, parameter.ParameterType)));

    private static IEnumerable<Type> NamedOn(ICustomAttributeProvider place) =>
        place.GetCustomAttributes(typeof(InputConverterAttribute), inherit: true)
            .Cast<InputConverterAttribute>()
            .Select(named => named.ConverterType);

    private static bool Supports(Type converter, Type target)
    {
        Type[] supported =
            [.. converter.GetCustomAttributes<SupportedTargetTypeAttribute>().Select(named => named.TargetType)];
        return supported.Length == 0 || supported.Contains(target);
    }

    private IInputConverter Built(Type type)
    {
        if (!typeof(IInputConverter).IsAssignableFrom(type))
        {
            throw new FunctionWorkerException($"{type} is named as a converter; it is no {nameof(IInputConverter)}.");
        }

        if (!_built.TryGetValue(type, out IInputConverter? converter))
        {
            converter = (IInputConverter)ActivatorUtilities.CreateInstance(services, type);
            _built.Add(type, converter);
        }

        return converter;
    }
}
