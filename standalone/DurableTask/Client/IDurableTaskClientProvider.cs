namespace Microsoft.DurableTask.Client;

/// <summary>The clients by name.</summary>
public interface IDurableTaskClientProvider
{
    /// <summary>One client.</summary>
    /// <param name="name">Its name; null for the default.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No client has this name.</exception>
    DurableTaskClient GetClient(string? name = null);
}
