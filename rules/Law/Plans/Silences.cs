namespace GovMedia.Rules.Law.Plans;

/// <summary>Says on what an instrument has no rule, so that nobody mistakes a default for law.</summary>
internal static class Silences
{
    public static IReadOnlyList<LocalText> Of(
        Pack pack, LocalText matter, Chain? chain, IReadOnlyList<PlannedStep> steps, PlannedNotice? notice)
    {
        LocalText title = pack.Instrument.Title;
        if (chain is null)
        {
            return
            [
                new($"《{title.Zh}》对{matter.Zh}没有规定。", $"This instrument ({title.En}) has no rule on {matter.En}."),
            ];
        }

        List<LocalText> silences = [];
        if (notice is { Floor: null })
        {
            silences.Add(new(
                $"《{title.Zh}》要求公告，但没有规定公告期限。",
                $"This instrument ({title.En}) asks for a notice and sets no length for it."));
        }

        if (steps.Any(s => s.Step is { Action: StepAction.File, Clock: null }))
        {
            silences.Add(new(
                $"《{title.Zh}》要求备案，但没有规定备案期限。",
                $"This instrument ({title.En}) asks for a filing and sets no time for it."));
        }

        return silences;
    }
}
