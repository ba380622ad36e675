using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused whole: nothing of it was written.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Where <see cref="Exception.Data"/> holds the failed action's index.</summary>
    internal const string FailedIndex = "FailedEntity";

    /// <summary>Tells of the refusal.</summary>
    /// <param name="requestFailedException">What the service answered.</param>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            (requestFailedException ?? throw new ArgumentNullException(nameof(requestFailedException))).Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        if (requestFailedException.Data[FailedIndex] is { } index)
        {
            FailedTransactionActionIndex = Convert.ToInt32(index, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Which action, counted from 0, the service refused; null if it did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
