namespace Azure.Storage.Blobs.Models;

/// <summary>A code by which the Blob service names a refusal; compares with the code of a failed request.</summary>
public readonly struct BlobErrorCode : IEquatable<BlobErrorCode>
{
    private readonly string? value;

    /// <summary>Any code, known here or not.</summary>
    /// <param name="value">The code.</param>
    public BlobErrorCode(string value) => this.value = value;

    /// <summary>The signature or token does not hold.</summary>
    public static BlobErrorCode AuthenticationFailed { get; } = new(nameof(AuthenticationFailed));

    /// <summary>The identity may not do this.</summary>
    public static BlobErrorCode AuthorizationFailure { get; } = new(nameof(AuthorizationFailure));

    /// <summary>The identity lacks the permission.</summary>
    public static BlobErrorCode AuthorizationPermissionMismatch { get; } = new(nameof(AuthorizationPermissionMismatch));

    /// <summary>There is such a blob already.</summary>
    public static BlobErrorCode BlobAlreadyExists { get; } = new(nameof(BlobAlreadyExists));

    /// <summary>A policy or hold forbids the change.</summary>
    public static BlobErrorCode BlobImmutableDueToPolicy { get; } = new(nameof(BlobImmutableDueToPolicy));

    /// <summary>There is no such blob.</summary>
    public static BlobErrorCode BlobNotFound { get; } = new(nameof(BlobNotFound));

    /// <summary>A condition of the request does not hold.</summary>
    public static BlobErrorCode ConditionNotMet { get; } = new(nameof(ConditionNotMet));

    /// <summary>There is such a container already.</summary>
    public static BlobErrorCode ContainerAlreadyExists { get; } = new(nameof(ContainerAlreadyExists));

    /// <summary>The container is still being deleted.</summary>
    public static BlobErrorCode ContainerBeingDeleted { get; } = new(nameof(ContainerBeingDeleted));

    /// <summary>There is no such container.</summary>
    public static BlobErrorCode ContainerNotFound { get; } = new(nameof(ContainerNotFound));

    /// <summary>The version spoken does not know the feature.</summary>
    public static BlobErrorCode FeatureVersionMismatch { get; } = new(nameof(FeatureVersionMismatch));

    /// <summary>The service does not accept a header's value.</summary>
    public static BlobErrorCode InvalidHeaderValue { get; } = new(nameof(InvalidHeaderValue));

    /// <summary>The service does not accept the request.</summary>
    public static BlobErrorCode InvalidInput { get; } = new(nameof(InvalidInput));

    /// <summary>The content received is not the content hashed.</summary>
    public static BlobErrorCode Md5Mismatch { get; } = new(nameof(Md5Mismatch));

    /// <summary>There is no such thing.</summary>
    public static BlobErrorCode ResourceNotFound { get; } = new(nameof(ResourceNotFound));

    /// <summary>The service is busy.</summary>
    public static BlobErrorCode ServerBusy { get; } = new(nameof(ServerBusy));

    /// <summary>The service does not know a header.</summary>
    public static BlobErrorCode UnsupportedHeader { get; } = new(nameof(UnsupportedHeader));

    /// <summary>A text as a code.</summary>
    /// <param name="value">The code; null compares with none.</param>
    public static implicit operator BlobErrorCode(string? value) => new(value!);

    /// <summary>Whether two codes are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(BlobErrorCode left, BlobErrorCode right) => left.Equals(right);

    /// <summary>Whether two codes differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(BlobErrorCode left, BlobErrorCode right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(BlobErrorCode other) =>
        string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BlobErrorCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value?.GetHashCode(StringComparison.OrdinalIgnoreCase) ?? 0;

    /// <inheritdoc/>
    public override string ToString() => value ?? "";
}
