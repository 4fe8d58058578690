
namespace Peelian.Sources;

/// <summary>How well a file fits a format.</summary>
/// <param name="Score">1 for a certain match, 0 for none; between them, how near it is.</param>
/// <param name="Why">What is missing for a match, as "no column 'Proportion'"; empty for a match.</param>
public readonly record struct Recognition(double Score, string Why)
{
    /// <summary>A certain match.</summary>
    public static Recognition Match => new(1, "");

    /// <summary>True for a certain match.</summary>
    public bool IsMatch => Score >= 1;

    /// <summary>Not a match, but this near (0 to below 1).</summary>
    public static Recognition Near(double score, string why) => new(Math.Min(score, 0.99), why);

    /// <summary>Not at all.</summary>
    public static Recognition None(string why = "") => new(0, why);
}

/// <summary>A published format: recognises a file by its content, knows its publisher and licence.</summary>
public interface ISource
{
    /// <summary>Kebab-case id, the folder's name: <c>met-recorded-crime</c>.</summary>
    string Id { get; }

    /// <summary>Raised whenever reading changes, so that kept files are read again.</summary>
    int ReaderVersion { get; }

    /// <summary>Publisher, licence, labels and verdict, from the folder's <c>source.yaml</c>.</summary>
    SourceInfo Info { get; }

    /// <summary>Does the file have this format? Judged by content, never by name.</summary>
    Recognition Recognise(FileHead head);
}

/// <summary>A small published table, read row by row.</summary>
public interface ITableSource : ISource
{
    /// <summary>
    /// Reads every observation of a file, lazily. Faults go to <paramref name="problems"/>, each with line and column;
    /// an observation whose row is faulty is not returned, nor is any total that the faulty row belongs to.
    /// </summary>
    IEnumerable<Observation> Read(SourceFile file, Catalogue catalogue, Problems problems);
}

/// <summary>The beginning of a file, enough to tell its format.</summary>
/// <param name="Name">The name as the user gave it, with folders.</param>
/// <param name="Text">The first part of it as text (up to 64 kB), or empty where it is no text.</param>
/// <param name="Bytes">The first bytes.</param>
public sealed record FileHead(string Name, string Text, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The first line that is not blank, without its line end.</summary>
    public string FirstLine => Text.Split('\n').Select(line => line.Trim('\r', '﻿', ' ')).FirstOrDefault(line => line.Length > 0) ?? "";
}

/// <summary>A file to be read.</summary>
/// <param name="Path">Where its bytes are now.</param>
/// <param name="Name">The name as the user gave it, for messages and for what the name says (force, month).</param>
public sealed record SourceFile(string Path, string Name)
{
    /// <summary>The force that the user named with <c>--force</c>.</summary>
    public string? Force { get; init; }

    /// <summary>The sheet of a workbook whose text this is; null for other files.</summary>
    public SheetPart? Sheet { get; init; }
}
