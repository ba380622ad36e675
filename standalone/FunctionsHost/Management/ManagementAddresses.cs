using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>Where the management routes lie.</summary>
internal static class ManagementAddresses
{
    /// <summary>What every route begins with.</summary>
    public const string Base = "/runtime/webhooks/durabletask";

    /// <summary>The addresses of an instance.</summary>
    /// <param name="origin">Scheme and host.</param>
    /// <param name="instanceId">The instance.</param>
    /// <returns>The addresses, without a key.</returns>
    public static HttpManagementPayload Of(string origin, string instanceId)
    {
        string instance = $"{origin}{Base}/instances/{Uri.EscapeDataString(instanceId)}";
        return new HttpManagementPayload
        {
            Id = instanceId,
            StatusQueryGetUri = instance,
            SendEventPostUri = instance + "/raiseEvent/{eventName}",
            TerminatePostUri = instance + "/terminate?reason={text}",
            RewindPostUri = instance + "/rewind?reason={text}",
            PurgeHistoryDeleteUri = instance,
            RestartPostUri = instance + "/restart",
            SuspendPostUri = instance + "/suspend?reason={text}",
            ResumePostUri = instance + "/resume?reason={text}",
        };
    }
}
