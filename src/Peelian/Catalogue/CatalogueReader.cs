using System.Globalization;
using Peelian.Disclosure;
using Peelian.Findings;
using Sylvan.Data.Csv;

namespace Peelian;

/// <summary>Reads and checks <c>catalogue/</c> in one go and reports every fault with its file and line.</summary>
public static partial class CatalogueReader
{
    static readonly Dictionary<string, AreaKind> AreaKinds = new(StringComparer.Ordinal)
    {
        ["country"] = AreaKind.Country,
        ["region"] = AreaKind.Region,
        ["force"] = AreaKind.Force,
        ["borough"] = AreaKind.Borough,
        ["district"] = AreaKind.District,
        ["pseudo"] = AreaKind.Pseudo,
    };

    static readonly Dictionary<string, Polarity> Polarities = new(StringComparer.Ordinal)
    {
        ["no-judgement"] = Polarity.NoJudgement,
        ["lower-is-better"] = Polarity.LowerIsBetter,
        ["higher-is-better"] = Polarity.HigherIsBetter,
    };

    static readonly Dictionary<string, PackEnd> PackEnds = new(StringComparer.Ordinal)
    {
        ["pack-month"] = PackEnd.PackMonth,
        ["latest-loaded"] = PackEnd.LatestLoaded,
    };

    static readonly Dictionary<string, PrintedTables> Printed = new(StringComparer.Ordinal)
    {
        ["all"] = PrintedTables.All,
        ["short"] = PrintedTables.Short,
        ["none"] = PrintedTables.None,
    };

    /// <summary>Reads a catalogue folder.</summary>
    /// <exception cref="UserError">It is not there, or has faults: the message lists each.</exception>
    public static Catalogue Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "areas.csv")))
            throw new UserError($"No catalogue at '{folder}': it has no areas.csv. Name the folder with --catalogue.");
        var faults = new Faults();
        var areas = ReadAreas(Path.Combine(folder, "areas.csv"), faults);
        var themes = ReadAll(folder, "measures", faults);
        var measures = themes.SelectMany(theme => theme.Children("measures").Select(entry => ReadMeasure(entry, theme.Text("theme")))).ToList();
        var terms = themes.SelectMany(theme => theme.Children("terms").Select(ReadTerm)).ToList();
        var packs = ReadPacks(ReadAll(folder, "packs", faults));
        var words = ReadWords(ReadAll(folder, "words", faults), faults);
        var groups = ReadGroups(Path.Combine(folder, "groups.csv"), areas, faults);
        CheckReferences(measures, terms, faults);
        faults.Throw();
        return new Catalogue(areas, measures, packs, words, terms, groups);
    }

    static List<Options> ReadAll(string folder, string kind, Faults faults)
    {
        var all = new List<Options>();
        var path = Path.Combine(folder, kind);
        if (!Directory.Exists(path))
            return all;
        foreach (var file in Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal))
        {
            if (Options.Read(File.ReadAllText(file), $"{kind}/{Path.GetFileName(file)}", faults) is { } options)
                all.Add(options);
        }
        return all;
    }

    static List<Area> ReadAreas(string path, Faults faults)
    {
        var areas = new List<Area>();
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var csv = CsvDataReader.Create(path);
        var line = 1;
        while (csv.Read())
        {
            line++;
            string Field(string name) => csv.GetString(csv.GetOrdinal(name));
            if (!AreaKinds.TryGetValue(Field("kind"), out var kind))
                faults.Add("areas.csv", line, $"'{Field("kind")}' is not a kind of area: {string.Join(", ", AreaKinds.Keys)}.");
            if (!codes.Add(Field("gss_code")))
                faults.Add("areas.csv", line, $"the code '{Field("gss_code")}' stands twice.");
            areas.Add(new Area(Field("gss_code"), Field("name"), kind, NullIfEmpty(Field("parent")))
            {
                ShortName = NullIfEmpty(Field("short_name")) ?? Field("name"),
                OtherNames = Field("other_names").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                Tile = int.TryParse(Field("tile_row"), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                    && int.TryParse(Field("tile_column"), NumberStyles.None, CultureInfo.InvariantCulture, out var column)
                    ? (row, column) : null,
            });
        }
        foreach (var (area, index) in areas.Select((area, index) => (area, index)))
        {
            if (area.ParentCode is { } parent && !codes.Contains(parent))
                faults.Add("areas.csv", index + 2, $"the parent '{parent}' of {area.Name} is no area of the file.");
        }
        return areas;
    }

    // A catalogue needs none.
    static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    static Measure ReadMeasure(Options entry, string theme)
    {
        entry.Allow("id", "name", "name_in_text", "plural", "unit", "definition", "definition_source", "polarity", "parts",
            "overlaps", "breaks", "caveats", "dimensions", "incidents", "question", "assumed", "disclosure", "stock", "adds_up", "mapped");
        var unit = entry.Text("unit").Split('/');
        if (unit.Length > 2)
            entry.Fault("'unit' is one/many, such as offence/offences, or % alone.");
        return new Measure(entry.Text("id"), entry.Text("name"), new Unit(unit[0], unit[^1]), entry.Text("definition"))
        {
            Theme = theme,
            NameInText = entry.TextOrNull("name_in_text"),
            IsPlural = entry.Bool("plural"),
            Polarity = entry.OneOf("polarity", Polarities, Polarity.NoJudgement),
            Parts = entry.Texts("parts"),
            Overlaps = entry.Texts("overlaps"),
            Breaks = [.. entry.Children("breaks").Select(ReadBreak)],
            Caveats = entry.Texts("caveats"),
            IsStock = entry.Bool("stock"),
            AddsUp = entry.Bool("adds_up", fallback: !entry.Bool("stock")),
            Dimensions = entry.Texts("dimensions"),
            Incidents = entry.Child("incidents") is { } rule ? new IncidentRule(rule.Text("table"), rule.Lists("where")) : null,
            Assumed = entry.Child("assumed") is { } assumed ? new SurveyAssumption(assumed.Int("interviews", 0), assumed.Decimal("design_effect", 1)) : null,
            Question = entry.TextOrNull("question"),
            Disclosure = entry.Child("disclosure") is { } disclosure ? ReadDisclosure(disclosure) : null,
            IsMapped = entry.Bool("mapped"),
            DefinitionSource = entry.TextOrNull("definition_source"),
        };
    }

    static DisclosureRule ReadDisclosure(Options entry)
    {
        entry.Allow("under", "hide_zero");
        var under = entry.Int("under", 0);
        if (under < 2)
            entry.Fault("'under' is 2 or more: 5 hides counts from 1 to 4.");
        return new DisclosureRule(under, entry.Bool("hide_zero"));
    }

    static SeriesBreak ReadBreak(Options entry)
    {
        entry.Allow("from", "refuse", "note", "crosswalk", "between");
        if (entry.Month("from") is not { } from)
        {
            entry.Fault("'from' is missing: the first month of the new series, such as 2017-04.");
            from = new Month(1, 1);
        }
        var between = entry.Texts("between");
        if (between.Count is not (0 or 2))
            entry.Fault("'between' names two classifications: the earlier and the later.");
        if (entry.Bool("refuse") && entry.Texts("crosswalk").Count > 0)
            entry.Fault("a break is refused or has a crosswalk, not both.");
        return new SeriesBreak(from, entry.Bool("refuse"), entry.Text("note"))
        {
            Crosswalk = entry.Texts("crosswalk"),
            Between = between.Count == 2 ? (between[0], between[1]) : null,
        };
    }

    static Term ReadTerm(Options entry)
    {
        entry.Allow("id", "name", "definition", "source");
        return new Term(entry.Text("id"), entry.Text("name"), entry.Text("definition"), entry.TextOrNull("source"));
    }

    static List<Pack> ReadPacks(List<Options> files)
    {
        var packs = new List<Pack>();
        var byId = files.ToDictionary(file => file.Text("id"), StringComparer.Ordinal);
        foreach (var file in files)
        {
            file.Allow("id", "title", "extends", "introduction", "areas", "end", "sources", "page_one", "sections", "further_sources", "shorthand", "publisher", "contact", "printed_tables");
            Options? basis = null;
            if (file.TextOrNull("extends") is { } name && !byId.TryGetValue(name, out basis))
                file.Fault($"extends '{name}', which is no pack: {string.Join(", ", byId.Keys)}.");
            packs.Add(ReadPack(file, basis));
        }
        return packs;
    }

    // A pack that extends another takes every top-level entry from it that it does not have itself.
    static Pack ReadPack(Options file, Options? basis)
    {
        Options From(string key) => basis is null || file.Has(key) ? file : basis;
        var areas = From("areas").Child("areas");
        areas?.Allow("kinds", "forces", "codes");
        var sections = ReadSections(From("sections").Children("sections"));
        return new Pack
        {
            Id = file.Text("id"),
            Title = From("title").Text("title"),
            Introduction = From("introduction").Texts("introduction"),
            AreaKinds = [.. (areas?.Texts("kinds") ?? []).Where(kind => Known(areas!, kind)).Select(kind => AreaKinds[kind])],
            Forces = areas?.Texts("forces") ?? [],
            AreaCodes = areas?.Texts("codes") ?? [],
            End = From("end").OneOf("end", PackEnds, PackEnd.PackMonth),
            SourceOrder = From("sources").Texts("sources"),
            PageOne = ReadPageOne(From("page_one").Child("page_one")),
            Publisher = From("publisher").TextOrNull("publisher"),
            Contact = From("contact").TextOrNull("contact"),
            PrintedTables = From("printed_tables").OneOf("printed_tables", Printed, PrintedTables.All),
            Sections = [.. sections.Select(section => section with { Figures = [.. section.Figures.Where(figure => !figure.SiteOnly)] }).Where(section => section.Figures.Count > 0)],
            SiteSections = sections,
            Shorthand = From("shorthand").Texts("shorthand"),
            FurtherSources =
            [
                .. From("further_sources").Children("further_sources")
                    .Select(entry => new FurtherSource(entry.Text("name"), entry.Text("content"), entry.Text("url"))),
            ],
        };
    }

    // Figures that only the site shows are numbered after the pack's own, and stand after them in their section.
    static List<PackSection> ReadSections(IReadOnlyList<Options> entries)
    {
        var (number, sections) = (0, new List<PackSection>());
        foreach (var section in entries)
        {
            section.Allow("id", "title", "introduction", "figures", "standing", "site");
            var figures = section.Children("figures").Select(figure => new PackFigure("", 0, figure.Text("kind"), figure) { SiteOnly = section.Bool("site") || figure.Bool("site") });
            sections.Add(new PackSection(section.Text("id"), section.Text("title"), section.Texts("introduction"), [.. figures.OrderBy(figure => figure.SiteOnly)]) { Standing = section.Bool("standing") });
        }
        foreach (var siteOnly in (bool[])[false, true])
        {
            for (var at = 0; at < sections.Count; at++)
                sections[at] = sections[at] with { Figures = [.. sections[at].Figures.Select(figure => figure.SiteOnly == siteOnly ? Numbered(figure, ++number) : figure)] };
        }
        return sections;
    }

    static PackFigure Numbered(PackFigure figure, int number) => figure with { Number = number, Id = string.Create(CultureInfo.InvariantCulture, $"figure-{number:00}") };

    static PageOneOptions? ReadPageOne(Options? entry)
    {
        entry?.Allow("sentences", "from_section", "questions", "totals");
        return entry is null ? null : new PageOneOptions(entry.Int("sentences", 5), entry.Int("from_section", 2), entry.Int("questions", 5), entry.Texts("totals"));
    }

    static bool Known(Options options, string kind)
    {
        if (AreaKinds.ContainsKey(kind))
            return true;
        options.Fault($"'{kind}' is not a kind of area: {string.Join(", ", AreaKinds.Keys)}.");
        return false;
    }

    static Words ReadWords(List<Options> files, Faults faults)
    {
        if (files.FirstOrDefault(file => file.TextOrNull("language") == "en-GB") is not { } file)
        {
            faults.Add("words/en-GB.yaml", 1, "is missing: the words of generated sentences.");
            return new Words("en-GB", new Dictionary<string, string>(StringComparer.Ordinal));
        }
        return new Words("en-GB", file.Map("sentences"));
    }

    static void CheckReferences(List<Measure> measures, List<Term> terms, Faults faults)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in measures.Select(measure => measure.Id).Concat(terms.Select(term => term.Id)))
        {
            if (!ids.Add(id))
                faults.Add("measures", 0, $"the id '{id}' stands twice.");
        }
        foreach (var measure in measures)
        {
            foreach (var other in measure.Parts.Concat(measure.Overlaps).Where(other => !ids.Contains(other)))
                faults.Add($"measures/{measure.Theme}.yaml", 0, $"'{measure.Id}' names '{other}', which is no measure.");
        }
    }
}
