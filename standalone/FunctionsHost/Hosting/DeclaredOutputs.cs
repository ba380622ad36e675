using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace GovMedia.Standalone;

/// <summary>
/// Where what a function gives goes. This host has one kind of output, the HTTP response: it is what an HTTP function
/// returns, or one property of it, marked [HttpResult] or of type <see cref="HttpResponseData"/>.
/// </summary>
internal sealed class DeclaredOutputs
{
    /// <summary>The name of the binding that takes the result itself.</summary>
    public const string Return = "$return";

    private const string Http = "http";
    private readonly PropertyInfo? _response;

    private DeclaredOutputs(PropertyInfo? response, string? binding)
    {
        _response = response;
        Bindings = binding is null
            ? ImmutableDictionary<string, BindingMetadata>.Empty
            : ImmutableDictionary<string, BindingMetadata>.Empty.Add(
                binding, new DeclaredBinding(binding, Http, BindingDirection.Out));
    }

    /// <summary>The bindings by name.</summary>
    public ImmutableDictionary<string, BindingMetadata> Bindings { get; }

    /// <summary>The property that is the response; null when the result itself is.</summary>
    public string? ResponseProperty => _response?.Name;

    /// <summary>Reads them off a method.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="method">Its method.</param>
    /// <param name="http">Whether a request starts it.</param>
    /// <returns>The outputs.</returns>
    /// <exception cref="FunctionWorkerException">It gives something that nothing here would take.</exception>
    public static DeclaredOutputs Of(string name, MethodInfo method, bool http)
    {
        PropertyInfo[] properties = MethodResult.TypeOf(method.ReturnType).GetProperties();
        Attribute? other = Foreign(method) ?? properties.Select(Foreign).FirstOrDefault(found => found is not null);
        if (other is not null)
        {
            throw new FunctionWorkerException($"Function {name}: nothing here takes what "
                + $"{other.GetType().Name} gives; this host's only output is the HTTP response.");
        }

        if (!http)
        {
            return new DeclaredOutputs(null, null);
        }

        PropertyInfo[] responses = [.. properties.Where(IsResponse)];
        return responses.Length <= 1
            ? new DeclaredOutputs(responses.SingleOrDefault(), responses.SingleOrDefault()?.Name ?? Return)
            : throw new FunctionWorkerException($"Function {name}: {responses[0].Name} and {responses[1].Name} of its "
                + "result are both HTTP responses; a request gets one.");
    }

    /// <summary>The response inside a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The response; null for none.</returns>
    public object? ResponseOf(object result) => _response!.GetValue(result);

    private static OutputBindingAttribute? Foreign(MemberInfo member) =>
        member.GetCustomAttributes<OutputBindingAttribute>().FirstOrDefault(found => found is not HttpResultAttribute);

    private static bool IsResponse(PropertyInfo property) =>
        property.IsDefined(typeof(HttpResultAttribute)) || property.PropertyType == typeof(HttpResponseData);
}
