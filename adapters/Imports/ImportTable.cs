using System.Text;
using CsvHelper;

namespace GovMedia.Adapters.Imports;

/// <summary>A list that came as CSV (UTF-8 or GB18030) or as XLSX.</summary>
/// <param name="Columns">The headings, in order, trimmed.</param>
/// <param name="Rows">The rows that hold anything, in order.</param>
public sealed record ImportTable(IReadOnlyList<string> Columns, IReadOnlyList<ImportRow> Rows)
{
    /// <summary>Rows of a list at most.</summary>
    public const int MaxRows = 300_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a day written as a number counts from 1904 instead of 1900.</summary>
    public bool CountsFrom1904 { get; init; }

    /// <summary>Reads a list; whether it is CSV or XLSX is seen from its bytes.</summary>
    /// <exception cref="UnreadableListException">It is neither, or too large; says what is accepted.</exception>
    public static ImportTable Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            return Of(ReadCsv(Decode(content)));
        }

        try
        {
            using Workbook workbook = Workbook.Open(content);
            return Of(workbook.Rows()) with { CountsFrom1904 = workbook.CountsFrom1904 };
        }
        catch (Exception e) when (Workbook.IsUnsound(e))
        {
            throw UnreadableListException.Of("文件不是可以读取的 XLSX 工作簿。", "The file is no XLSX workbook that can be read.", e);
        }
    }

    private static ImportTable Of(IEnumerable<(int Number, IReadOnlyList<string> Cells)> lines)
    {
        List<string>? columns = null;
        List<ImportRow> rows = [];
        foreach ((int number, IReadOnlyList<string> cells) in lines)
        {
            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (columns is null)
            {
                columns = [.. cells.Select(static c => c.Trim())];
                continue;
            }

            if (rows.Count == MaxRows)
            {
                throw UnreadableListException.Of(
                    $"名单超过 {MaxRows} 行；一次最多导入这么多行。",
                    $"The list has more than {MaxRows} rows; that many are accepted at once.");
            }

            rows.Add(new ImportRow(number, Named(columns, cells)));
        }

        return columns is null
            ? throw UnreadableListException.Of(
                "名单为空；须有一行标题，其下为各行数据。",
                "The list is empty; a row of headings and rows below it are accepted.")
            : new ImportTable(columns, rows);
    }

    private static Dictionary<string, string> Named(List<string> columns, IReadOnlyList<string> cells)
    {
        Dictionary<string, string> named = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < columns.Count && i < cells.Count; i++)
        {
            string cell = cells[i].Trim();
            if (cell.Length > 0 && columns[i].Length > 0)
            {
                named[columns[i]] = cell;
            }
        }

        return named;
    }

    // Spreadsheets in the offices write GB18030; what is sound UTF-8 is almost never anything else.
    private static string Decode(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[3..];
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            Encoding chinese = CodePagesEncodingProvider.Instance.GetEncoding(
                54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
            try
            {
                return chinese.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                throw UnreadableListException.Of(
                    "名单既不是 UTF-8 或者 GB18030 文本，也不是 XLSX 工作簿。",
                    "The list is neither UTF-8 nor GB18030 text, nor an XLSX workbook.");
            }
        }
    }

    private static IEnumerable<(int Number, IReadOnlyList<string> Cells)> ReadCsv(string text)
    {
        // The separator is detected: commas, semicolons or tabs.
        CsvReaderOptions options = CsvReaderOptions.Default with { HasHeader = false, SkipEmptyLines = false };
        using CsvReader reader = CsvReader.FromText(text, options);
        for (int number = 1; reader.Read(); number++)
        {
            yield return (number, reader.Current.ToArray());
        }
    }
}
