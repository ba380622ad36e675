namespace GovMedia.Rules.Law.Lint;

/// <summary>What a child pack says of its elements beside what they are.</summary>
internal sealed partial class LawCheck
{
    // What gives way is law nowhere; who wrote that it tightens would never learn it.
    private void Relations(Pack law)
    {
        foreach ((string list, string element) in (ReadOnlySpan<(string, string)>)
            [("clocks", "clock"), ("chains", "chain"), ("gates", "gate")])
        {
            foreach (JsonTree item in Items(list))
            {
                string id = item["id"]!.Text;
                if (item["relation"] is { } relation && relation.Text != "contrary" && law.Differences.Any(d =>
                    d.Element == element && d.Id == id && d.Relation == ChildRelation.Contrary))
                {
                    Say(relation.Line, $"the {element} '{id}' is said to be '{relation.Text}' and is looser than or "
                        + $"contrary to that of {law.Parent!.Id}, which applies; accepted: as strict as that, or 'contrary'.");
                }
            }
        }
    }
}
