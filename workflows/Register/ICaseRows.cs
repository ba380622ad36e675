using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Register;

/// <summary>Rows by which something besides the lists of cases and tasks is found, such as the public notices.</summary>
public interface ICaseRows
{
    /// <summary>The rows a case should have as it stands; may be empty. Of its state alone: the same state, the same rows.</summary>
    IEnumerable<KeyValuePair<IndexKey, string>> RowsOf(CaseFile file);
}
