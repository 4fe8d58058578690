using Peelian.Figures;
using Peelian.Render;
using Peelian.Render.Site;

namespace Peelian.App.Web;

/// <content>Areas beside what a reader chose.</content>
sealed partial class SiteMap
{
    IEnumerable<(string, Func<RenderedFile>)> BesidesOf(Area area)
    {
        var choices = _edition.ComparatorsOf(area, pairs: false);
        return choices.SelectMany(choice => BesideFiles(area, choice.Comparator, choices));
    }

    IEnumerable<(string Path, Func<RenderedFile> Draw)> BesideFiles(Area area, Comparator comparator, IReadOnlyList<(Comparator Comparator, string Words)> choices)
    {
        var page = SitePaths.Of(area, comparator);
        yield return (page, () => _drawing.Beside(_edition.SummaryOf(area, comparator), comparator, choices));
        foreach (var format in MeasureFormats)
            yield return (SitePaths.As(page, format), () => SiteFormats.Draw(page, format, _edition.SummaryOf(area, comparator)));
    }

    // Two areas beside each other: a thousand pages, of which a server makes those that are asked for. No page that is published links one.
    RenderedFile? Pair(string path) =>
        _edition.Areas.FirstOrDefault(area => path.StartsWith(SitePaths.BesideFolder(area), StringComparison.Ordinal)) is not { } area ? null
        : _edition.ComparatorsOf(area, pairs: true) is var choices ? choices.Where(choice => choice.Comparator.Other is not null)
            .SelectMany(choice => BesideFiles(area, choice.Comparator, choices)).FirstOrDefault(file => file.Path == path).Draw?.Invoke()
        : null;
}
