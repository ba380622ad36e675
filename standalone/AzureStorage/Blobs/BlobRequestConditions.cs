namespace Azure.Storage.Blobs.Models;

/// <summary>
/// What a request demands of the blob or container as it is; otherwise it fails with 412, 409 or 304.
/// </summary>
public class BlobRequestConditions : BlobLeaseRequestConditions
{
    /// <summary>The lease under which the request is made; null for none.</summary>
    public string? LeaseId { get; set; }

    /// <summary>The conditions set, for logs.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        string.Join(", ", new (string Name, object? Value)[]
            {
                (nameof(IfMatch), IfMatch),
                (nameof(IfNoneMatch), IfNoneMatch),
                (nameof(IfModifiedSince), IfModifiedSince),
                (nameof(IfUnmodifiedSince), IfUnmodifiedSince),
                (nameof(LeaseId), LeaseId),
                (nameof(TagConditions), TagConditions),
            }
            .Where(condition => condition.Value is not null)
            .Select(condition => $"{condition.Name}={condition.Value}"));
}
