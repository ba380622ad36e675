namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a caller of an HTTP function must show.</summary>
public enum AuthorizationLevel
{
    /// <summary>Nothing.</summary>
    Anonymous = 0,

    /// <summary>A signed-in user; this host takes a function key instead.</summary>
    User = 1,

    /// <summary>A function key.</summary>
    Function = 2,

    /// <summary>The system key.</summary>
    System = 3,

    /// <summary>The system key.</summary>
    Admin = 4,
}
