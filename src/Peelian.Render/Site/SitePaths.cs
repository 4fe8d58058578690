namespace Peelian.Render.Site;

/// <summary>The site's addresses: the same in <c>serve</c> and in <c>publish</c>. They are promises; none is ever given another meaning.</summary>
public static class SitePaths
{
    /// <summary>The first page.</summary>
    public const string Home = "index.html";

    /// <summary>The list of areas, where the first page's form leads.</summary>
    public const string Areas = "areas.html";

    /// <summary>The stylesheet.</summary>
    public const string Style = "site.css";

    /// <summary>The picture in the browser's tab.</summary>
    public const string Icon = "icon.svg";

    /// <summary>The script that adds to what pages can do.</summary>
    public const string Script = "site.js";

    /// <summary>The script of the pages that are asked something: it answers where no server does.</summary>
    public const string AnswerScript = "answer.js";

    /// <summary>What programs that follow links are asked to leave alone.</summary>
    public const string Robots = "robots.txt";

    /// <summary>The list of measures.</summary>
    public const string Measures = "measures.html";

    /// <summary>Areas beside each other: <c>compare.html?measure=burglary&amp;area=barnet&amp;area=brent&amp;as=twelve_months</c>.</summary>
    public const string Compare = "compare.html";

    /// <summary>Every area of a measure, month by month.</summary>
    public static string CompareOf(Measure measure) => $"compare/{measure.Id}.html";

    /// <summary>The glossary.</summary>
    public const string Definitions = "definitions.html";

    /// <summary>The kept files.</summary>
    public const string Data = "data.html";

    /// <summary>The API, for people.</summary>
    public const string Api = "api.html";

    /// <summary>The API's document, for programs.</summary>
    public const string OpenApi = "api/v1/openapi.json";

    /// <summary>Revisions between publications.</summary>
    public const string Changes = "changes.html";

    /// <summary>What words, marks and pictures mean.</summary>
    public const string Reading = "how-to-read.html";

    /// <summary>The methods, a page for each of their documents.</summary>
    public const string Methods = "methods.html";

    /// <summary>The statement on accessibility.</summary>
    public const string Accessibility = "accessibility.html";

    /// <summary>What is kept of those who read: nothing.</summary>
    public const string Privacy = "privacy.html";

    /// <summary>An area's page.</summary>
    public static string Of(Area area, Window window = Window.TwelveMonths) =>
        window == Window.TwelveMonths ? $"areas/{area.Slug}.html" : $"areas/{area.Slug}/{window.Id()}.html";

    /// <summary>The folder of an area's themes and tables.</summary>
    public static string FolderOf(Area area, Window window) =>
        window == Window.TwelveMonths ? $"areas/{area.Slug}/" : $"areas/{area.Slug}/{window.Id()}/";

    /// <summary>A theme of an area.</summary>
    public static string Of(Area area, Window window, string sectionId) => $"{FolderOf(area, window)}{sectionId}.html";

    /// <summary>An area beside what a reader chose.</summary>
    public static string Of(Area area, Figures.Comparator comparator) => $"{BesideFolder(area)}{comparator.Id}.html";

    /// <summary>The folder of the pages that set an area beside something.</summary>
    public static string BesideFolder(Area area) => $"areas/{area.Slug}/beside/";

    /// <summary>A measure's page.</summary>
    public static string Of(Measure measure) => OfMeasure(measure.Id);

    /// <summary>A measure's page, by its id.</summary>
    public static string OfMeasure(string id) => $"measures/{id}.html";

    /// <summary>A measure's tables.</summary>
    public static string FolderOf(Measure measure) => $"measures/{measure.Id}/";

    /// <summary>One of the methods, by the name of its document.</summary>
    public static string OfMethod(string name) => $"methods/{name}.html";

    /// <summary>The template that would fill a theme without data.</summary>
    public static string TemplateOf(PackSection section) => $"templates/{section.Id}.csv";

    /// <summary>A built edition of a pack.</summary>
    public static string OfEdition(string packId, Area area, Month month) => $"packs/{packId}/{area.Slug}/{month}/";

    /// <summary>The same page in another format.</summary>
    /// <param name="page">A page's address.</param>
    /// <param name="format">Such as <c>csv</c>.</param>
    public static string As(string page, string format) => $"{page.AsSpan(0, page.LastIndexOf('.'))}.{format}";
}
