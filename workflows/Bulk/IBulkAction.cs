using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;

namespace GovMedia.Workflows.Bulk;

/// <summary>An act that can be carried out on many cases or tasks at once. Pure.</summary>
public interface IBulkAction
{
    /// <summary>Its id, such as <c>remind</c>.</summary>
    string Id { get; }

    /// <summary>Whether its items are tasks; else they are cases.</summary>
    bool OnTasks { get; }

    /// <summary>Whether a user may do it to a single case or task. Of the two persons of a bulk act one must.</summary>
    bool MayDo(User user, DirectorySnapshot people, CaseFile file, CaseTask? task);

    /// <summary>What it rests on in a case, as text: where that differs from the preview's, the act is not carried out.</summary>
    string BasisOf(CaseFile file, CaseTask? task);

    /// <summary>Does it to one case: records, or refuses.</summary>
    Refusal? Act(CaseTurn turn, BulkAct act);
}
