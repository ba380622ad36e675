using System.Collections;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>The features of one invocation; the invocation itself is one of them.</summary>
internal sealed class InvocationFeatures(Invocation invocation) : IInvocationFeatures
{
    private readonly Dictionary<Type, object> _features = new() { [typeof(Invocation)] = invocation };

    /// <inheritdoc/>
    public T? Get<T>() => _features.TryGetValue(typeof(T), out object? feature) ? (T)feature : default;

    /// <inheritdoc/>
    public void Set<T>(T instance)
    {
        if (instance is null)
        {
            _features.Remove(typeof(T));
        }
        else
        {
            _features[typeof(T)] = instance;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
