using System.Globalization;
using System.Text;
using Azure.Core;
using GovMedia.Standalone.AzureStorage;

namespace Azure.Data.Tables;

/// <summary>
/// Reads the multipart answer to a transaction: one response for each action, or the one that failed it.
/// </summary>
internal static class BatchAnswer
{
    /// <summary>The responses, in the order of the actions; a failed transaction has one only.</summary>
    /// <exception cref="FormatException">The answer is not the multipart that the service promises.</exception>
    public static IReadOnlyList<PartResponse> Read(Response response)
    {
        // Header lines are ASCII and bodies JSON, so UTF-8 throughout; parts are told apart by their status line.
        string text = response.Content.ToString().ReplaceLineEndings("\n");
        List<PartResponse> parts = [];
        int at = Next(text, 0);
        while (at >= 0)
        {
            int next = Next(text, at + 1);
            parts.Add(Part(next < 0 ? text[at..] : text[at..next]));
            at = next;
        }

        return parts.Count > 0
            ? parts
            : throw new FormatException("The service's answer to a transaction holds no response.");
    }

    /// <summary>The failed action: the service begins its message with the index.</summary>
    public static int? FailedIndex(string message)
    {
        int colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && int.TryParse(message[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                ? index
                : null;
    }

    private static int Next(string text, int from)
    {
        int at = text.IndexOf("\nHTTP/1.", from, StringComparison.Ordinal);
        return at < 0 ? -1 : at + 1;
    }

    private static PartResponse Part(string text)
    {
        int headersEnd = text.IndexOf("\n\n", StringComparison.Ordinal);
        string[] lines = (headersEnd < 0 ? text : text[..headersEnd]).Split('\n');
        string[] statusLine = lines[0].Split(' ', 3);
        if (statusLine.Length < 2
            || !int.TryParse(statusLine[1], NumberStyles.None, CultureInfo.InvariantCulture, out int status))
        {
            throw new FormatException($"Not a status line: {lines[0]}");
        }

        List<HttpHeader> headers = [];
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers.Add(new HttpHeader(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        string content = headersEnd < 0 ? "" : text[(headersEnd + 2)..];
        int boundary = content.IndexOf("--changesetresponse", StringComparison.Ordinal);
        content = (boundary < 0 ? content : content[..boundary]).Trim();
        string reason = statusLine.Length > 2 ? statusLine[2] : "";
        return new PartResponse(status, reason, headers, Encoding.UTF8.GetBytes(content));
    }
}
