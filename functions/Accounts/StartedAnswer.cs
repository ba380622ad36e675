using GovMedia.Functions.Cases;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Register;

namespace GovMedia.Functions.Accounts;

/// <summary>What staff get for a procedure begun.</summary>
/// <param name="CaseNo">The case.</param>
/// <param name="AccountId">The account.</param>
/// <param name="State">Where the case stands.</param>
/// <param name="Tasks">The tasks, open ones first.</param>
/// <param name="Clocks">The limits that run.</param>
/// <param name="Steps">Every step of the chain, in order.</param>
/// <param name="Questions">What is not known yet.</param>
/// <param name="Checklist">What is still to be handed in.</param>
/// <param name="FoundInName">Places and organs found in the account's name.</param>
/// <param name="Findings">What was found to be contrary to a clause.</param>
/// <param name="Silences">On what the instrument has no rule.</param>
/// <param name="Decisions">Entries of the conflict register the plan rests on.</param>
public sealed record StartedAnswer(
    string CaseNo,
    string AccountId,
    string State,
    IReadOnlyList<TaskSummary> Tasks,
    IReadOnlyList<ClockAnswer> Clocks,
    IReadOnlyList<StepAnswer> Steps,
    IReadOnlyList<OpenQuestion> Questions,
    IReadOnlyList<MissingItem> Checklist,
    IReadOnlyList<string> FoundInName,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<string> Silences,
    IReadOnlyList<string> Decisions)
{
    /// <summary>The answer for a case as it stands.</summary>
    public static StartedAnswer Of(CaseFile file, CaseLaw law, string language)
    {
        ArgumentNullException.ThrowIfNull(file);
        ChainFacts facts = file.FactsAs<ChainFacts>();
        Plan plan = ChainDesk.PlanOf(file, law);
        return new StartedAnswer(
            file.CaseNo,
            facts.AccountId,
            file.State,
            CaseAnswer.Of(file).Tasks,
            ClockAnswer.AllOf(file),
            [.. plan.Steps.Select(s => StepAnswer.Of(s, facts, language))],
            OpenQuestion.Of(plan, language),
            [.. plan.Checklists.SelectMany(c => ChainDesk.Missing(file, c).Select(i => MissingItem.Of(c, i, language)))],
            [.. plan.FoundInName.Select(i => i.Name.In(language))],
            facts.Findings,
            [.. plan.Silences.Select(s => s.In(language))],
            [.. plan.Decisions.Select(static d => d.Id)]);
    }
}
