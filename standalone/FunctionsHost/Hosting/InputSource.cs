using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>Where the value of a parameter comes from.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Bind">How the host itself binds it; null when only a converter of the app could.</param>
/// <param name="Convertible">Whether the app's converters are asked first.</param>
/// <param name="Refused">Why the host cannot bind it; null when it can.</param>
internal sealed record InputSource(
    ParameterInfo Parameter,
    Func<Invocation, ValueTask<object?>>? Bind,
    bool Convertible = false,
    FunctionWorkerException? Refused = null);
