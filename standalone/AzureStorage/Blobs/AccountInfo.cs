namespace Azure.Storage.Blobs.Models;

/// <summary>What an account is.</summary>
public class AccountInfo
{
    internal AccountInfo(Response response)
    {
        // On the wire Standard_LRS, here StandardLrs.
        string sku = response.Text("x-ms-sku-name")?.Replace("_", "", StringComparison.Ordinal) ?? "";
        SkuName = Enum.TryParse(sku, true, out SkuName name) ? name : default;
        AccountKind = Enum.TryParse(response.Text("x-ms-account-kind"), true, out AccountKind kind) ? kind : default;
        IsHierarchicalNamespaceEnabled = response.Flag("x-ms-is-hns-enabled");
    }

    /// <summary>How it keeps its copies.</summary>
    public SkuName SkuName { get; }

    /// <summary>What kind it is.</summary>
    public AccountKind AccountKind { get; }

    /// <summary>Whether its blobs lie in real folders.</summary>
    public bool IsHierarchicalNamespaceEnabled { get; }
}
