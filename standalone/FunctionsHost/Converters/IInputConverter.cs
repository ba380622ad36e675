namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Makes the value of a function's parameter out of what its trigger gives.</summary>
public interface IInputConverter
{
    /// <summary>Makes a value.</summary>
    /// <param name="context">The parameter and what there is for it.</param>
    /// <returns>The value, why it cannot be made, or that another converter should be asked.</returns>
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}
