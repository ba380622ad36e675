using MimeKit;

namespace GovMedia.Adapters.Mail;

/// <summary>Reads addresses strictly: one mailbox, with a domain, and nothing that could become a header.</summary>
internal static class MailAddress
{
    /// <summary>The mailbox, or null where the text is none.</summary>
    public static MailboxAddress? Parse(string text)
    {
        bool one = text.Length is > 2 and <= 320
            && !text.Any(char.IsControl)
            && MailboxAddress.TryParse(text, out MailboxAddress? parsed)
            && parsed.LocalPart.Length is > 0 and <= 64
            && parsed.Domain.Length is > 0 and <= 255
            && Uri.CheckHostName(parsed.Domain) is not UriHostNameType.Unknown
            && parsed.Route.Count == 0;
        return one ? MailboxAddress.Parse(text) : null;
    }

    /// <summary>What a server said, without addresses and in one short line: it goes to the ledger.</summary>
    public static string WithoutAddresses(string said)
    {
        IEnumerable<string> words = said
            .Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Contains('@', StringComparison.Ordinal) ? "<address>" : word);
        string line = string.Join(' ', words);
        return line.Length <= 200 ? line : line[..200];
    }
}
