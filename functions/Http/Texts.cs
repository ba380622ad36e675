using System.Text.RegularExpressions;

namespace GovMedia.Functions.Http;

/// <summary>What a text given from outside may be, whether it came as JSON or by a form.</summary>
public static partial class Texts
{
    /// <summary>The text trimmed; null where it is blank or not acceptable, the reason then stands in the
    /// errors.</summary>
    public static string? Check(FieldErrors errors, string field, string text, int most, bool lines)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (trimmed.Length > most)
        {
            errors.Add(
                field,
                $"有{trimmed.Length}个字符，至多{most}个。",
                $"{trimmed.Length} characters; at most {most} are accepted.");
            return null;
        }

        if (trimmed.Any(c => char.IsControl(c) && !(lines && c is '\n' or '\t')))
        {
            errors.Add(field, "含有不接受的控制字符。", "Control characters are not accepted.");
            return null;
        }

        if (HasLoneSurrogate(trimmed))
        {
            errors.Add(field, "含有不完整的字符。", "The text holds half a character.");
            return null;
        }

        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>An e-mail address that mail can be sent to; null passes.</summary>
    public static void CheckEmail(FieldErrors errors, string field, string? address)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (address is not null && !Address().IsMatch(address))
        {
            errors.Add(field, $"“{address}”不是电子邮箱地址。", $"'{address}' is not an e-mail address.");
        }
    }

    /// <summary>A web address; null passes.</summary>
    public static void CheckUrl(FieldErrors errors, string field, string? address)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"))
        {
            errors.Add(field, "须是http或https网址。", "An http or https address is expected.");
        }
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"^[^\s@<>,;:""()\\\[\]]{1,64}@(?=.{3,190}$)[^\s@<>,;:""()\\\[\]]+\.[^\s@<>,;:""()\\\[\].]+$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
