namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the host and its extensions offer about one invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Puts a feature in, or replaces it.</summary>
    /// <typeparam name="T">The type it is found by.</typeparam>
    /// <param name="instance">The feature.</param>
    void Set<T>(T instance);

    /// <summary>Finds a feature.</summary>
    /// <typeparam name="T">The type it was put in by.</typeparam>
    /// <returns>The feature, or null when there is none.</returns>
    T? Get<T>();
}
