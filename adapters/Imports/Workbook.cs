using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GovMedia.Adapters.Imports;

/// <summary>Reads the first sheet of an XLSX workbook row by row, without holding the sheet as a tree.</summary>
internal static class Workbook
{
    private const int MostColumns = 100;

    /// <summary>The rows that stand in the sheet, with their numbers.</summary>
    /// <exception cref="InvalidDataException">It is no workbook, or has no sheet.</exception>
    public static IEnumerable<(int Number, IReadOnlyList<string> Cells)> Read(byte[] content)
    {
        using MemoryStream stream = new(content, writable: false);
        using SpreadsheetDocument document = Open(stream);
        WorkbookPart? workbook = document.WorkbookPart;
        if (workbook?.Workbook.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is not { } first
            || workbook.GetPartById(first) is not WorksheetPart sheet)
        {
            throw new InvalidDataException("The workbook has no sheet.");
        }

        string[] shared = [.. workbook.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(static i => i.InnerText) ?? []];
        using OpenXmlReader reader = OpenXmlReader.Create(sheet);
        int last = 0;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement && reader.LoadCurrentElement() is Row row)
            {
                last = (int?)row.RowIndex?.Value ?? last + 1;
                yield return (last, Cells(row, shared));
            }
        }
    }

    private static SpreadsheetDocument Open(Stream stream)
    {
        try
        {
            return SpreadsheetDocument.Open(stream, isEditable: false);
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException)
        {
            throw new InvalidDataException("The file is no XLSX workbook that can be read.", e);
        }
    }

    private static string[] Cells(Row row, string[] shared)
    {
        List<string> cells = [];
        foreach (Cell cell in row.Elements<Cell>())
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

        return [.. cells];
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
