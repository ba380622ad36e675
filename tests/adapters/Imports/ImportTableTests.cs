using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using GovMedia.Adapters.Imports;

namespace GovMedia.Adapters.Tests.Imports;

public sealed class ImportTableTests
{
    [Fact]
    public void Read_QuotedCellsAndBlankLines_KeepTheirRowNumbers()
    {
        ImportTable table = ImportTable.Read(Encoding.UTF8.GetBytes("\uFEFF名称,平台\r\n\"甲,乙\",微信\r\n\r\n丙,微博\r\n"));

        Assert.Equal(["名称", "平台"], table.Columns);
        Assert.Equal([2, 4], table.Rows.Select(static r => r.Number));
        Assert.Equal("甲,乙", table.Rows[0].Cells["名称"]);
    }

    [Fact]
    public void Read_Workbook_PutsCellsUnderTheirColumns()
    {
        ImportTable table = ImportTable.Read(Workbook([["名称", "平台", "开设日期"], ["甲", null, "43680"]]));

        ImportRow row = Assert.Single(table.Rows);
        Assert.Equal(2, row.Number);
        Assert.Equal("甲", row.Cells["名称"]);
        Assert.False(row.Cells.ContainsKey("平台"));
        Assert.Equal("43680", row.Cells["开设日期"]);
    }

    [Fact]
    public void Read_ZipThatIsNoWorkbook_IsRefused() =>
        Assert.Throws<UnreadableListException>(static () => ImportTable.Read([0x50, 0x4B, 3, 4, 0, 0, 0, 0]));

    [Fact]
    public void Read_NeitherUtf8NorGb18030_IsRefused() =>
        Assert.Throws<UnreadableListException>(static () => ImportTable.Read([0xFF, 0xFF, 0xFF, 0x0A]));

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'><c></row>")]
    [InlineData("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><worksheet>&x;</worksheet>")]
    [InlineData("xl/worksheets/sheet1.xml", "<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        + "<x:sheetData><x:row r='99999999999'/></x:sheetData></x:worksheet>")]
    [InlineData("xl/workbook.xml", "<workbook")]
    [InlineData("xl/workbook.xml", "<x:workbook xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
        + "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
        + "<x:sheets><x:sheet name='a' sheetId='1' r:id='none'/></x:sheets></x:workbook>")]
    public void Read_WorkbookWithAnUnsoundPart_IsRefused(string part, string xml) =>
        Assert.Throws<UnreadableListException>(() => ImportTable.Read(With(Workbook([["名称"], ["甲"]]), part, xml)));

    [Fact]
    public void Read_SmallWorkbookThatUnpacksToMuch_IsRefusedUnread()
    {
        byte[] bomb = With(Workbook([["名称"], ["甲"]]), "xl/media/picture.bin", new string(' ', 257 << 20));

        Assert.True(bomb.Length < 1 << 20);
        Assert.Throws<UnreadableListException>(() => ImportTable.Read(bomb));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_Workbook_SaysFromWhenItsDaysCount(bool from1904) =>
        Assert.Equal(from1904, ImportTable.Read(Workbook([["名称"], ["甲"]], from1904)).CountsFrom1904);

    private static byte[] With(byte[] workbook, string part, string content)
    {
        using MemoryStream stream = new();
        stream.Write(workbook);
        using (ZipArchive zip = new(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)?.Delete();
            using StreamWriter writer = new(zip.CreateEntry(part).Open());
            writer.Write(content);
        }

        return stream.ToArray();
    }

    private static byte[] Workbook(string?[][] rows, bool from1904 = false)
    {
        using MemoryStream stream = new();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new WorkbookProperties { Date1904 = from1904 });
            WorksheetPart sheet = workbook.AddNewPart<WorksheetPart>();
            SheetData data = new();
            for (int r = 0; r < rows.Length; r++)
            {
                Row row = new() { RowIndex = (uint)(r + 1) };
                for (int c = 0; c < rows[r].Length; c++)
                {
                    if (rows[r][c] is { } text)
                    {
                        row.Append(new Cell
                        {
                            CellReference = $"{(char)('A' + c)}{r + 1}",
                            DataType = CellValues.InlineString,
                            InlineString = new InlineString(new Text(text)),
                        });
                    }
                }

                data.Append(row);
            }

            sheet.Worksheet = new Worksheet(data);
            workbook.Workbook.AppendChild(new Sheets()).Append(
                new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "名单" });
        }

        return stream.ToArray();
    }
}
