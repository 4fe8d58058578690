namespace Peelian.Sources.PoliceUk;

/// <summary>A file to be read by the engine: a CSV as published, or the interface's JSON made into one.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Table">Which kind it is.</param>
/// <param name="Order">For each column of the file, which published column it is.</param>
/// <param name="Name">What its name says.</param>
sealed record CsvInput(string Path, PoliceUkTable Table, IReadOnlyList<int> Order, PublishedName Name)
{
    /// <summary>The force that whoever adds the file named.</summary>
    public string? Force { get; init; }

    /// <summary>The name inside an archive; null for a file of its own.</summary>
    public string? Entry { get; init; }

    /// <summary>True for JSON: lines are rows counted from 1, and messages use the interface's names.</summary>
    public bool Json { get; init; }

    /// <summary>True for a query around a place: the rows have no force and cover no area.</summary>
    public bool CoversNoArea { get; init; }

    /// <summary>The line of the first row: a CSV has its head above it.</summary>
    public int FirstLine => Json ? 1 : 2;

    /// <summary>A published column's name where this file has it.</summary>
    public string NameOf(string column) =>
        Json && Table.Columns[Table.IndexOf(column)].Json is { Length: > 0 } path ? string.Join('.', path) : column;
}

/// <summary>What the first line of a CSV says.</summary>
static class CsvHead
{
    /// <summary>The columns of a head line.</summary>
    public static IReadOnlyList<string> Split(string line) =>
        [.. line.TrimStart('﻿').TrimEnd('\r', '\n').Split(',').Select(head => head.Trim(' ', '"'))];

    /// <summary>For each column of the file, which published column it is; null where they are not the table's columns, each once.</summary>
    public static IReadOnlyList<int>? Order(PoliceUkTable table, IReadOnlyList<string> heads)
    {
        var order = heads.Select(head => Position(table, head)).ToList();
        return order.Count == table.Columns.Count && !order.Contains(-1) && order.Distinct().Count() == order.Count ? order : null;
    }

    /// <summary>How near a first line is to a table's.</summary>
    public static Recognition Recognise(PoliceUkTable table, string line)
    {
        var heads = Split(line);
        if (Order(table, heads) is not null)
            return Recognition.Match;
        var missing = table.Columns.Where(column => !heads.Contains(column.Name, StringComparer.OrdinalIgnoreCase)).Select(column => column.Name).ToList();
        var strange = heads.Where(head => Position(table, head) < 0).ToList();
        var share = (double)(table.Columns.Count - missing.Count) / Math.Max(table.Columns.Count, heads.Count);
        var why = missing.Count > 0 ? $"no column '{missing[0]}'"
            : strange.Count > 0 ? $"a column '{strange[0]}' that the format does not have"
            : "a column twice";
        return share < 0.3 ? Recognition.None(why) : Recognition.Near(share, why);
    }

    /// <summary>Says that a first line is not the table's.</summary>
    public static void Refuse(PoliceUkTable table, string line, Problems problems)
    {
        var text = line.Trim();
        var found = text.Length == 0 ? "nothing" : text.Length > 80 ? $"'{text[..80]}…'" : $"'{text}'";
        problems.AddFatal(1, null, found, $"the head of a {table.FileWord} file of data.police.uk", text.Length == 0 ? null : Recognise(table, line).Why);
    }

    /// <summary>The first line of a file.</summary>
    public static string FirstLine(string path)
    {
        using var reader = new StreamReader(path);
        var buffer = new char[4096];
        var read = reader.ReadBlock(buffer);
        return new string(buffer, 0, read).Split('\n')[0];
    }

    static int Position(PoliceUkTable table, string head)
    {
        for (var index = 0; index < table.Columns.Count; index++)
        {
            if (string.Equals(table.Columns[index].Name, head, StringComparison.OrdinalIgnoreCase))
                return index;
        }
        return -1;
    }
}
