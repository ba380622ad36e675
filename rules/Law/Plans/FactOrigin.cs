namespace GovMedia.Rules.Law.Plans;

/// <summary>Where the value of a fact comes from.</summary>
public enum FactOrigin
{
    /// <summary>A property of <see cref="Facts"/> with a few possible values.</summary>
    Given,

    /// <summary>A plain yes or no that somebody states.</summary>
    Stated,

    /// <summary>Worked out from other facts and the pack's lists.</summary>
    Derived,
}
