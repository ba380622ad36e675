using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>Which routes and methods are taken; two functions at one would be ambiguous for every request.</summary>
internal sealed class RouteTable
{
    private readonly List<(string Shape, string[] Methods, DeclaredFunction Function)> _taken = [];

    /// <summary>Takes a route.</summary>
    /// <param name="function">For this function.</param>
    /// <param name="pattern">The route.</param>
    /// <param name="methods">The methods; none for any.</param>
    /// <exception cref="FunctionWorkerException">Another function has it.</exception>
    public void Take(DeclaredFunction function, RoutePattern pattern, string[] methods)
    {
        string shape = ShapeOf(pattern);
        foreach ((string otherShape, string[] otherMethods, DeclaredFunction other) in _taken)
        {
            if (shape == otherShape
                && (methods.Length == 0 || otherMethods.Length == 0 || methods.Intersect(otherMethods).Any()))
            {
                throw new FunctionWorkerException(
                    $"Functions {other.Name} and {function.Name} share the route '{pattern.RawText}' and a method: "
                    + $"{Said(otherMethods)} and {Said(methods)}.");
            }
        }

        _taken.Add((shape, methods, function));
    }

    private static string Said(string[] methods) => methods.Length == 0 ? "any" : string.Join(", ", methods);

    // Parameters' names do not tell routes apart; their constraints do, and whether they take one segment or the rest.
    private static string ShapeOf(RoutePattern pattern) => string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content.ToUpperInvariant(),
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => $"{{{(parameter.IsCatchAll ? "*" : string.Empty)}"
                + $"{string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content))}}}",
            _ => string.Empty,
        }))));
}
