using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Chains;

namespace GovMedia.Functions.Accounts;

/// <summary>A fact that is asked for.</summary>
/// <param name="Fact">Its name, as <c>facts</c> of a request takes it.</param>
/// <param name="Question">The question.</param>
/// <param name="Accepted">The answers.</param>
public sealed record AskedFact(string Fact, string Question, IReadOnlyList<string> Accepted)
{
    /// <summary>Facts that a person can state; those that follow from others are asked for by what they follow from, and what
    /// the case's own steps bring about is not asked for. May be empty.</summary>
    public static IReadOnlyList<AskedFact> All(IEnumerable<string> names, string language) =>
    [
        .. names.Where(static n => !ChainDesk.IsOfTheProcess(n))
            .Select(FactTable.Get)
            .SelectMany(f => f.Name == "sponsorNamed" ? Certification(language) : [Of(f, language)])
            .DistinctBy(static f => f.Fact),
    ];

    private static AskedFact Of(FactDefinition fact, string language) => new(fact.Name, fact.Question.In(language), fact.Values);

    private static AskedFact[] Certification(string language) =>
    [
        new("certificationText", language == "en" ? "The public certification text" : "公开认证信息原文", []),
    ];
}
