using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GovMedia.Adapters.Imports;

/// <summary>Reads the first sheet of an XLSX workbook cell by cell, without holding the sheet as a tree.</summary>
internal sealed class Workbook : IDisposable
{
    private const int MostColumns = 100;

    // A list of the most rows stays well below it; a small file that unpacks to more is made to fill the memory.
    private const long MostUnpacked = 256L << 20;

    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _workbook;
    private readonly WorksheetPart _sheet;

    private Workbook(SpreadsheetDocument document)
    {
        _document = document;
        if (document.WorkbookPart is not { } workbook
            || workbook.Workbook.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is not { } first
            || !workbook.TryGetPartById(first, out OpenXmlPart? part)
            || part is not WorksheetPart sheet)
        {
            throw UnreadableListException.Of("工作簿里没有工作表。", "The workbook has no sheet.");
        }

        _workbook = workbook;
        _sheet = sheet;
    }

    /// <summary>Whether its days are counted from 1904, as old spreadsheets did, instead of 1900.</summary>
    public bool CountsFrom1904 => _workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false;

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="UnreadableListException">It has no sheet, or unpacks to more than is accepted.</exception>
    public static Workbook Open(byte[] content)
    {
        // What an entry declares is also all that can be read of it.
        using (ZipArchive zip = new(new MemoryStream(content, writable: false)))
        {
            if (zip.Entries.Sum(static e => e.Length) > MostUnpacked)
            {
                throw UnreadableListException.Of(
                    $"工作簿解压后超过 {MostUnpacked >> 20} MiB；请拆分后再导入。",
                    $"The workbook unpacks to more than {MostUnpacked >> 20} MiB; split it.");
            }
        }

        SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
        try
        {
            return new Workbook(document);
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    /// <summary>Whether a failure says that the bytes are no sound workbook, rather than that we are at fault.</summary>
    public static bool IsUnsound(Exception failure) => failure
        is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or FormatException or OverflowException;

    /// <summary>The rows that stand in the sheet, with their numbers.</summary>
    public IEnumerable<(int Number, IReadOnlyList<string> Cells)> Rows()
    {
        string[] shared = [.. Shared()];
        using OpenXmlReader reader = OpenXmlReader.Create(_sheet);
        int number = 0;
        List<string> cells = [];
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                string? said = reader.Attributes.FirstOrDefault(static a => a.LocalName == "r").Value;
                number = said is null ? number + 1 : int.Parse(said, NumberStyles.None, CultureInfo.InvariantCulture);
                cells = [];
            }
            else if (reader.ElementType == typeof(Row))
            {
                yield return (number, cells);
            }
            else if (reader.ElementType == typeof(Cell) && reader.IsStartElement && reader.LoadCurrentElement() is Cell cell)
            {
                Put(cell, cells, shared);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    private IEnumerable<string> Shared()
    {
        if (_workbook.SharedStringTablePart is not { } part)
        {
            yield break;
        }

        using OpenXmlReader reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && reader.LoadCurrentElement() is { } item)
            {
                yield return item.InnerText;
            }
        }
    }

    private static void Put(Cell cell, List<string> cells, string[] shared)
    {
        int column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
        while (cells.Count < column && cells.Count < MostColumns)
        {
            cells.Add("");
        }

        if (cells.Count < MostColumns)
        {
            cells.Add(Text(cell, shared));
        }
    }

    private static string Text(Cell cell, string[] shared)
    {
        // A formula's cell holds its last result; one that was never reckoned holds nothing.
        string text = cell.CellValue?.Text ?? (cell.CellFormula is null ? cell.InnerText : "");
        if (cell.DataType is null)
        {
            return text;
        }

        return cell.DataType.Value == CellValues.SharedString
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at < shared.Length
                ? shared[at]
                : cell.DataType.Value == CellValues.InlineString ? cell.InnerText : text;
    }

    // "BC12" is column 54, counted from nought.
    private static int ColumnOf(string reference)
    {
        int column = 0;
        foreach (char c in reference.TakeWhile(char.IsAsciiLetter))
        {
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        return Math.Max(0, column - 1);
    }
}
