namespace Azure.Storage.Blobs.Models;

/// <summary>How firm an immutability policy is.</summary>
public enum BlobImmutabilityPolicyMode
{
    /// <summary>There is none.</summary>
    Mutable = 0,

    /// <summary>It can still be shortened or taken away.</summary>
    Unlocked = 1,

    /// <summary>It can only be prolonged.</summary>
    Locked = 2,
}
