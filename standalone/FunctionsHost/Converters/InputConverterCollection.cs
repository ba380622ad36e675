using System.Collections;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// The app's converters, in the order in which they are asked. What the host itself binds is not among them: it comes
/// last, whatever is registered or cleared here.
/// </summary>
public sealed class InputConverterCollection : IEnumerable<Type>
{
    private readonly List<Type> _types = [];

    /// <summary>Adds a converter at the end; it is built once, with the app's services.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    public void Register<T>()
        where T : IInputConverter => _types.Add(typeof(T));

    /// <summary>Adds a converter before others.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="index">How many are asked before it.</param>
    public void RegisterAt<T>(int index)
        where T : IInputConverter => _types.Insert(index, typeof(T));

    /// <summary>Takes all converters out.</summary>
    public void Clear() => _types.Clear();

    /// <summary>The converters' classes, in order.</summary>
    /// <returns>The classes.</returns>
    public IEnumerator<Type> GetEnumerator() => _types.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
