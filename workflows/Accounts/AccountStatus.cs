namespace GovMedia.Workflows.Accounts;

/// <summary>How an account stands.</summary>
public enum AccountStatus
{
    /// <summary>Being opened; not on the platform yet.</summary>
    Opening,

    /// <summary>In operation.</summary>
    Operating,

    /// <summary>In operation, with a notice of its change or closure running.</summary>
    InNotice,

    /// <summary>Closed.</summary>
    Closed,

    /// <summary>Its certification is cancelled.</summary>
    Cancelled,

    /// <summary>Its opening was refused.</summary>
    Refused,
}
