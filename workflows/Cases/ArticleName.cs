using System.Globalization;

namespace GovMedia.Workflows.Cases;

/// <summary>How an article is named in running text.</summary>
public static class ArticleName
{
    private static readonly string[] Digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>The Chinese name: 第四十五条 for <c>45</c>, 第二十一条(3) for <c>21(3)</c>; section numbers stand as they are.</summary>
    public static string Zh(string article)
    {
        ArgumentNullException.ThrowIfNull(article);
        int digits = article.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && int.TryParse(article.AsSpan(0, digits), CultureInfo.InvariantCulture, out int number) && number is > 0 and < 100
            ? $"第{Numeral(number)}条{article[digits..]}"
            : $"第{article}部分";
    }

    private static string Numeral(int number) => number switch
    {
        < 10 => Digits[number],
        < 20 => "十" + Digits[number - 10],
        _ => Digits[number / 10] + "十" + Digits[number % 10],
    };
}
