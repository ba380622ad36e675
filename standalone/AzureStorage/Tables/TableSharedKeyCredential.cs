using GovMedia.Standalone.AzureStorage;

namespace Azure.Data.Tables;

/// <summary>An account's name and shared key.</summary>
public class TableSharedKeyCredential
{
    /// <summary>Takes the key in base64.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="accountKey">Its key, in base64.</param>
    /// <exception cref="FormatException">The key is not base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        AccountName = accountName;
        Key = new AccountKey(accountKey);
    }

    /// <summary>The account.</summary>
    public string AccountName { get; }

    internal AccountKey Key { get; }
}
