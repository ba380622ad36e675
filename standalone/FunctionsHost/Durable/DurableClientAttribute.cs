using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Hands the function a <c>DurableTaskClient</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub, when not the app's; this host has one hub and refuses others.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The connection setting of another hub; this host has none and refuses it.</summary>
    public string? ConnectionName { get; set; }
}
