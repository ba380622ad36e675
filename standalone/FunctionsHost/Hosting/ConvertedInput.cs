using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace GovMedia.Standalone;

/// <summary>A parameter whose value the app's converters are asked for, and the host only if they make none.</summary>
internal sealed class ConvertedInput(InputSource source, IInputConverter[] converters)
{
    private readonly ParameterInfo _parameter = source.Parameter;

    /// <summary>Makes the value.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FunctionInputConverterException">A converter failed over it, or nobody makes it.</exception>
    public async ValueTask<object?> BindAsync(Invocation invocation)
    {
        Question question = new(invocation, _parameter);
        foreach (IInputConverter converter in converters)
        {
            ConversionResult answer = await converter.ConvertAsync(question);
            switch (answer.Status)
            {
                case ConversionStatus.Succeeded:
                    return answer.Value;
                case ConversionStatus.Failed:
                    throw new FunctionInputConverterException(
                        $"{Said(invocation)} was not made by {converter.GetType()}.", answer.Error);
            }
        }

        return source.Bind is not null ? await source.Bind(invocation)
            : _parameter.HasDefaultValue ? _parameter.DefaultValue
            : !_parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(_parameter.ParameterType) is not null
                ? null
            : throw new FunctionInputConverterException(
                $"{Said(invocation)} was made by no converter; give it a default value or make it nullable.");
    }

    private string Said(Invocation invocation) => $"Function {invocation.Function.Name}: parameter {_parameter.Name} "
        + $"of type {_parameter.ParameterType}";

    private sealed class Question(Invocation invocation, ParameterInfo parameter) : ConverterContext
    {
        public override Type TargetType => parameter.ParameterType;

        public override object? Source => parameter == invocation.Function.TriggerParameter
            ? KestrelRequest.Of(invocation)
            : invocation.Names.BindingData.GetValueOrDefault(parameter.Name!);

        public override FunctionContext FunctionContext => invocation;

        public override IReadOnlyDictionary<string, object> Properties =>
            invocation.FunctionDefinition.Parameters[parameter.Position].Properties;
    }
}
