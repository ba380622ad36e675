using GovMedia.Rules;

namespace GovMedia.Adapters.Imports;

/// <summary>What was sent is no list that can be read; whoever sent it mends that.</summary>
/// <param name="why">What is wrong and what is accepted, in both languages.</param>
/// <param name="inner">What the reading failed with, or null.</param>
public sealed class UnreadableListException(LocalText why, Exception? inner = null) : Exception(why.En, inner)
{
    /// <summary>What is wrong and what is accepted, in both languages.</summary>
    public LocalText Why { get; } = why;

    /// <summary>A list that cannot be read, said in both languages.</summary>
    public static UnreadableListException Of(string zh, string en, Exception? inner = null) => new(new LocalText(zh, en), inner);
}
