using System.IO.Compression;
using System.Text;

namespace GovMedia.Functions.Tests.Accounts;

/// <summary>A workbook as spreadsheets write it: shared strings, a formula with its result, a formula never reckoned, a
/// blank row, a day as a number.</summary>
internal static class Sheet
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Write(string id = "yn-health-xlsx", bool from1904 = false)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                <Override PartName="/xl/strings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                </Types>
                """);
            Part(zip, "_rels/.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
            Part(zip, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="s1" Type="{Relations}/worksheet" Target="sheet1.xml"/>
                <Relationship Id="s2" Type="{Relations}/sharedStrings" Target="strings.xml"/></Relationships>
                """);
            Part(zip, "xl/workbook.xml", $"""
                <workbook xmlns="{Main}" xmlns:r="{Relations}"><workbookPr date1904="{(from1904 ? 1 : 0)}"/><sheets><sheet name="账号" sheetId="1" r:id="s1"/></sheets></workbook>
                """);
            Part(zip, "xl/strings.xml", $"""<sst xmlns="{Main}"><si><t>编号</t></si><si><t>{id}</t></si></sst>""");
            Part(zip, "xl/sheet1.xml", $"""
                <worksheet xmlns="{Main}"><sheetData>
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>名称</t></is></c><c r="C1" t="inlineStr"><is><t>平台</t></is></c>
                <c r="D1" t="inlineStr"><is><t>单位</t></is></c><c r="E1" t="inlineStr"><is><t>开设日期</t></is></c><c r="F1" t="inlineStr"><is><t>网址</t></is></c></row>
                <row r="2"/>
                <row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" t="str"><f>"云岭"&amp;"短视频"</f><v>云岭短视频</v></c>
                <c r="C4" t="inlineStr"><is><t>douyin</t></is></c><c r="D4" t="inlineStr"><is><t>yn-health</t></is></c><c r="E4"><v>43221</v></c><c r="F4"><f>A4</f></c></row>
                </sheetData></worksheet>
                """);
        }

        return stream.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using StreamWriter writer = new(zip.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(xml);
    }
}
