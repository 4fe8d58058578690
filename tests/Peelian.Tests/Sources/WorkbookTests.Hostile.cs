using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <content>Workbooks that mean harm: each is refused in one line, and soon.</content>
public sealed partial class WorkbookTests
{
    public static TheoryData<string, string> Hostile => new()
    {
        { "entities", "cannot be read" },
        { "external", "cannot be read" },
        { "bomb", "swells without end" },
        { "far", "more rows" },
        { "overlapping", "merged cells that overlap at A1" },
        { "merged", "merged cells over more of a sheet" },
        { "merges", "more merged cells" },
        { "empty", "more text" },
        { "sheets", "more sheets" },
        { "cut", "" },
        { "nothing", "cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_workbook_is_refused_in_one_line(string what, string found)
    {
        var added = Add(HostileFile(what), $"{what}.xlsx");

        Assert.Contains(added.Outcome, new[] { AddOutcome.Refused, AddOutcome.Unrecognised });
        Assert.Contains(found, added.Why ?? added.Problems[0].ToString(), StringComparison.Ordinal);
    }

    static byte[] HostileFile(string what)
    {
        var parts = WorkbookFiles.XlsxParts(new MadeSheet("Borough", Head, Row("Brent", 0.7)));
        var sheet = parts.FindIndex(part => part.Name.EndsWith("sheet1.xml", StringComparison.Ordinal));
        string Sheet(string rows) => $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>";
        string Merged(string merge, int times) => Sheet(string.Concat(Enumerable.Repeat("<row><c t=\"str\"><v>a</v></c></row>", 1_000)))
            .Replace("</worksheet>", $"<mergeCells>{string.Concat(Enumerable.Repeat(merge, times))}</mergeCells></worksheet>", StringComparison.Ordinal);
        switch (what)
        {
            case "entities":
                parts[sheet] = (parts[sheet].Name, "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + Sheet("<row><c t=\"str\"><v>&b;</v></c></row>"));
                break;
            case "external":
                parts[sheet] = (parts[sheet].Name, "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>" + Sheet("<row><c t=\"str\"><v>&a;</v></c></row>"));
                break;
            case "bomb":
                parts[sheet] = (parts[sheet].Name, Sheet("<row><c t=\"str\"><v>" + new string('a', 70 << 20) + "</v></c></row>"));
                break;
            case "far":
                parts[sheet] = (parts[sheet].Name, Sheet("<row r=\"99999999\"><c><v>1</v></c></row>"));
                break;
            case "overlapping":
                parts[sheet] = (parts[sheet].Name, Merged("<mergeCell ref=\"A1:XFD1048576\"/>", 3_000));
                break;
            case "merged":
                parts[sheet] = (parts[sheet].Name, Merged("<mergeCell ref=\"A1:XFD1048576\"/>", 1));
                break;
            case "merges":
                parts[sheet] = (parts[sheet].Name, Merged("<mergeCell ref=\"A1:B1\"/>", 60_000));
                break;
            case "empty":
                return WorkbookFiles.Zip(WorkbookFiles.XlsxParts([.. Enumerable.Range(0, 200).Select(number => new MadeSheet($"Sheet {number}"))])
                    .Select(part => part.Name.StartsWith("xl/worksheets/", StringComparison.Ordinal) ? (part.Name, Sheet("<row r=\"1048576\"><c><v>1</v></c></row>")) : part));
            case "sheets":
                return WorkbookFiles.Xlsx([.. Enumerable.Range(0, 300).Select(number => new MadeSheet($"Sheet {number}", ["Title"]))]);
            case "nothing":
                parts.RemoveAll(part => part.Name == "xl/workbook.xml");
                break;
        }
        var bytes = WorkbookFiles.Zip(parts);
        return what == "cut" ? bytes[..(bytes.Length / 2)] : bytes;
    }
}
