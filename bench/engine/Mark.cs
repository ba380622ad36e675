namespace GovMedia.Bench.Engine;

/// <summary>A figure beside what it is meant to be.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Measured">The figure; NaN when it could not be measured.</param>
/// <param name="Limit">What it should reach, or not exceed.</param>
/// <param name="AtLeast">Whether <paramref name="Limit"/> is a floor.</param>
/// <param name="Unit">The figure's unit.</param>
internal sealed record Mark(string What, double Measured, double Limit, bool AtLeast, string Unit)
{
    public bool Met => AtLeast ? Measured >= Limit : Measured <= Limit;

    public static Mark Floor(string what, double measured, double limit, string unit) =>
        new(what, measured, limit, AtLeast: true, unit);

    public static Mark Ceiling(string what, double measured, double limit, string unit) =>
        new(what, measured, limit, AtLeast: false, unit);

    public override string ToString() => FormattableString.Invariant(
        $"{What,-58} {Measured,11:#,0.00} {Unit,-4} {(AtLeast ? "≥" : "≤")} {Limit,-9:#,0.##} {Verdict}");

    private string Verdict => double.IsNaN(Measured) ? "not measured" : Met ? "met" : "MISSED";
}
