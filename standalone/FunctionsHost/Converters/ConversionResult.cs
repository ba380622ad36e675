namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter answers.</summary>
public readonly struct ConversionResult
{
    private ConversionResult(ConversionStatus status, object? value, Exception? error)
    {
        Status = status;
        Value = value;
        Error = error;
    }

    /// <summary>What became of the conversion.</summary>
    public ConversionStatus Status { get; }

    /// <summary>The value; null also where there is none.</summary>
    public object? Value { get; }

    /// <summary>Why the value cannot be made; null unless it failed.</summary>
    public Exception? Error { get; }

    /// <summary>The next converter should be asked.</summary>
    /// <returns>The answer.</returns>
    public static ConversionResult Unhandled() => default;

    /// <summary>There is a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The answer.</returns>
    public static ConversionResult Success(object? value) => new(ConversionStatus.Succeeded, value, null);

    /// <summary>The value cannot be made.</summary>
    /// <param name="exception">Why.</param>
    /// <returns>The answer.</returns>
    public static ConversionResult Failed(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new ConversionResult(ConversionStatus.Failed, null, exception);
    }
}
