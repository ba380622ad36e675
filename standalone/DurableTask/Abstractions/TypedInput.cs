namespace Microsoft.DurableTask;

/// <summary>Turns an input of unknown type into the declared one.</summary>
internal static class TypedInput
{
    /// <summary>The input as <typeparamref name="T"/>; default for null.</summary>
    /// <exception cref="ArgumentException">The input is of another type.</exception>
    public static T Of<T>(object? input) => input switch
    {
        null => default!,
        T typed => typed,
        _ => throw new ArgumentException(
            $"Input type '{input.GetType()}' does not match expected type '{typeof(T)}'.", nameof(input)),
    };
}
