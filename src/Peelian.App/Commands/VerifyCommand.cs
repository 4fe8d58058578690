using System.CommandLine;
using Peelian.Render;
using Peelian.Render.Pdf;
using Peelian.Sources;

namespace Peelian.App.Commands;

/// <summary><c>peelian verify</c>: computes a delivered pack again from its kept files and says what differs.</summary>
static class VerifyCommand
{
    /// <summary>Differences shown for one file.</summary>
    const int Shown = 10;

    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var packs = new Argument<string[]>("packs") { Description = "Folders of packs; in a folder of packs, every one", Arity = ArgumentArity.OneOrMore };
        var command = new Command("verify", "Compute delivered packs again from their kept files and report whatever differs") { packs };
        command.SetAction(parsed =>
        {
            var catalogue = global.ReadCatalogue(parsed);
            var store = global.OpenStore(parsed);
            var folders = parsed.GetValue(packs)!.SelectMany(PacksIn).Distinct(StringComparer.Ordinal).ToList();
            using var interruption = new Interruption();
            using var printed = new PackPdfCheck();
            var bad = 0;
            foreach (var folder in folders)
            {
                interruption.Token.ThrowIfCancellationRequested();
                bad += Tried(folders.Count > 1, folder, error, () => Verify(PackRecord.Read(folder), store, catalogue, printed, global.Talk(parsed, output), error)) ? 0 : 1;
            }
            return bad == 0 ? 0 : 1;
        });
        return command;
    }

    // One of several packs that cannot be computed again says so, and the others are looked at all the same.
    static bool Tried(bool among, string folder, TextWriter error, Func<bool> verify)
    {
        try
        {
            return verify();
        }
        catch (UserError fault) when (among)
        {
            error.WriteLine($"{folder}: not verified: {fault.Message}");
            return false;
        }
    }

    static IEnumerable<string> PacksIn(string folder)
    {
        if (!Directory.Exists(folder))
            throw new UserError($"No folder '{folder}'.");
        var found = Directory.EnumerateFiles(folder, SummaryJson.FileName, SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : [folder];
    }

    static bool Verify(PackRecord record, Store store, Catalogue catalogue, PackPdfCheck pdf, TextWriter talk, TextWriter error)
    {
        var (summary, readings) = record.Recompute(store, catalogue, talk);
        using (readings)
        {
            var files = Renderers.All.SelectMany(renderer => Made(renderer, summary, record.Folder)).ToList();
            var differences = files.Select(file => (file.Path, Lines: PackDifferences.Of(record.Folder, file))).Where(pair => pair.Lines.Count > 0).ToList();
            var printed = pdf.Differences(record.Folder, summary, talk);
            if (printed is { Count: > 0 })
                differences.Add((PdfPrinter.FileName, printed));
            var stray = Stray(record.Folder, files);
            if (differences.Count == 0 && stray.Count == 0)
            {
                talk.WriteLine($"{record.Folder}: {Lines.Count(files.Count + (printed is null ? 0 : 1), "file", "files")} computed again, nothing differs.");
                return true;
            }
            foreach (var (path, lines) in differences)
            {
                foreach (var line in lines.Take(Shown))
                    error.WriteLine($"{record.Folder}: {path}: {line}");
                if (lines.Count > Shown)
                    error.WriteLine($"{record.Folder}: {path}: … and {Lines.Count(lines.Count - Shown, "more difference", "more differences")}");
            }
            foreach (var path in stray)
                error.WriteLine($"{record.Folder}: {path}: is not part of the pack.");
            return false;
        }
    }

    // A format that was not built is not missed; of one that was, every file is looked at.
    static IEnumerable<RenderedFile> Made(IRenderer renderer, Summary summary, string folder)
    {
        if (renderer is HtmlReport)
            renderer = new HtmlReport { LinksPdf = File.Exists(PackPdf.PathIn(folder)) };
        var files = renderer.Render(summary);
        return files.Any(file => File.Exists(Path.Combine(folder, file.Path))) ? files : [];
    }

    static List<string> Stray(string folder, List<RenderedFile> files)
    {
        var known = files.Select(file => file.Path).Append(PdfPrinter.FileName).ToHashSet(StringComparer.Ordinal);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(path => !known.Contains(path)).Order(StringComparer.Ordinal)];
    }
}
