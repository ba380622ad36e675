namespace Azure.Storage.Blobs.Models;

/// <summary>How an account keeps its copies.</summary>
public enum SkuName
{
    /// <summary>Three copies in one place.</summary>
    StandardLrs = 0,

    /// <summary>Copies in two regions.</summary>
    StandardGrs = 1,

    /// <summary>Copies in two regions, the second readable.</summary>
    StandardRagrs = 2,

    /// <summary>Copies in three zones.</summary>
    StandardZrs = 3,

    /// <summary>Premium, three copies in one place.</summary>
    PremiumLrs = 4,
}
