namespace Microsoft.DurableTask;

/// <summary>Turns inputs, outputs, events and statuses into text and back.</summary>
public abstract class DataConverter
{
    /// <summary>For derived classes.</summary>
    protected DataConverter()
    {
    }

    /// <summary>The value as text.</summary>
    /// <param name="value">The value; may be null.</param>
    /// <returns>The text; null for null.</returns>
    public abstract string? Serialize(object? value);

    /// <summary>The value a text stands for.</summary>
    /// <param name="data">The text; null stands for null.</param>
    /// <param name="targetType">The type wanted.</param>
    /// <returns>The value, or null.</returns>
    public abstract object? Deserialize(string? data, Type targetType);

    /// <summary>The value a text stands for.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="data">The text; null stands for default.</param>
    /// <returns>The value, or default.</returns>
    public virtual T? Deserialize<T>(string? data) => Deserialize(data, typeof(T)) is { } value ? (T)value : default;
}
