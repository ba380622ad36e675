using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace GovMedia.Standalone;

/// <summary>The definition of a function, read off its method.</summary>
internal sealed class DeclaredDefinition : FunctionDefinition
{
    /// <summary>Under which name a parameter's properties hold its binding attribute.</summary>
    public const string AttributeKey = "bindingAttribute";

    /// <summary>Reads a definition.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="method">Its method.</param>
    /// <param name="outputs">Where what it gives goes.</param>
    public DeclaredDefinition(string name, MethodInfo method, DeclaredOutputs outputs)
    {
        Name = name;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        PathToAssembly = method.DeclaringType.Assembly.Location;
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name} {EntryPoint}")).AsSpan(0, 8));
        Parameters = [.. method.GetParameters().Select(Describe)];
        OutputBindings = outputs.Bindings;
        DeclaredBinding[] inputs = [.. method.GetParameters().Select(InputOf).OfType<DeclaredBinding>()];
        InputBindings = inputs.ToImmutableDictionary(binding => binding.Name, binding => (BindingMetadata)binding);
    }

    /// <inheritdoc/>
    public override ImmutableArray<FunctionParameter> Parameters { get; }

    /// <inheritdoc/>
    public override string PathToAssembly { get; }

    /// <inheritdoc/>
    public override string EntryPoint { get; }

    /// <inheritdoc/>
    public override string Id { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <inheritdoc/>
    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    private static FunctionParameter Describe(ParameterInfo parameter)
    {
        Dictionary<string, object> properties = [];
        if (parameter.GetCustomAttribute<BindingAttribute>() is { } attribute)
        {
            properties[AttributeKey] = attribute;
        }

        return new FunctionParameter(
            parameter.Name!,
            parameter.ParameterType,
            parameter.HasDefaultValue,
            parameter.HasDefaultValue ? parameter.DefaultValue : null,
            properties);
    }

    private static DeclaredBinding? InputOf(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<BindingAttribute>() is not { } attribute)
        {
            return null;
        }

        // HttpTriggerAttribute is "httpTrigger", DurableClientAttribute "durableClient".
        string kind = attribute.GetType().Name[..^nameof(Attribute).Length];
        return new DeclaredBinding(
            parameter.Name!, char.ToLowerInvariant(kind[0]) + kind[1..], BindingDirection.In);
    }
}
