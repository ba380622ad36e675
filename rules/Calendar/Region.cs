using System.Text.Json.Serialization;

namespace GovMedia.Rules.Calendar;

/// <summary>A region that may have a calendar layer of its own.</summary>
/// <param name="Code"><c>CN</c>, or a six-digit administrative division code such as <c>532800</c>.</param>
/// <param name="Name">Its Chinese name; a county names its prefecture first, <c>/</c> between them.</param>
public sealed record Region(string Code, string Name)
{
    /// <summary>The whole country.</summary>
    public static readonly Region Country = new(HolidayNotice.National, "中华人民共和国");

    /// <summary>How narrow it is: 0 the country, 1 province, 2 prefecture, 3 county.</summary>
    [JsonIgnore]
    public int Level => LevelOf(Code);

    /// <summary>True when the region is, or contains, the one named by a code.</summary>
    /// <param name="code">The code of another region.</param>
    public bool Contains(string code) => Contains(Code, code);

    /// <summary>True when one region is, or contains, another.</summary>
    /// <param name="outer">The code of the region that may contain.</param>
    /// <param name="inner">The code of the region that may be contained.</param>
    public static bool Contains(string outer, string inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        int level = LevelOf(outer);
        return level == 0 || (IsCode(inner) && inner.AsSpan(0, level * 2).SequenceEqual(outer.AsSpan(0, level * 2)));
    }

    /// <summary>True for <c>CN</c> and for six digits that name a province, prefecture or county.</summary>
    /// <param name="code">The code to look at.</param>
    public static bool IsValid(string? code) =>
        code == HolidayNotice.National || (code is not null && IsCode(code) && code[..2] != "00");

    private static bool IsCode(string code) => code.Length == 6 && code.All(char.IsAsciiDigit);

    private static int LevelOf(string code)
    {
        if (!IsValid(code))
        {
            throw new ArgumentException(
                $"'{code}' names no region: accepted are CN and a six-digit administrative division code.",
                nameof(code));
        }

        return code == HolidayNotice.National ? 0
            : code.EndsWith("0000", StringComparison.Ordinal) ? 1
            : code.EndsWith("00", StringComparison.Ordinal) ? 2 : 3;
    }
}
