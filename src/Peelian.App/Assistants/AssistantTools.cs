using Peelian.App.Api;

namespace Peelian.App.Assistants;

/// <summary>A tool: what an assistant may ask, and what it is answered.</summary>
/// <param name="Route">Its name, what it answers, and its parameters, checked as those of the API are.</param>
/// <param name="Answer">Answers.</param>
sealed record AssistantTool(ApiRoute Route, Func<ApiQuestions, Asked, object> Answer);

/// <summary>Every tool, once: the API's questions, with all that must be said beside a number.</summary>
static class AssistantTools
{
    static readonly ApiParameter Query = new("query", ApiValue.Form("a text", Text), "Words to look for; without them everything is listed.") { Example = "" };

    static readonly ApiParameter Area = new("area", ApiValue.Known("area that has figures", all => all.AreasWithPages, (all, text) => all.FindAreaWithPages(text)?.Code), "The area: its code or its name.") { Example = "" };

    static readonly ApiParameter Measure = new("measure", ApiValue.Known("measure", all => all.MeasureIds, (all, text) => all.FindMeasureCalled(text)), "The measure: its id or its name.") { Example = "burglary" };

    static readonly ApiParameter WithIndicators = Measure with { Value = ApiValue.Known("measure of an area’s figures", all => all.MeasuresWithIndicators, (all, text) => all.FindMeasureCalled(text) is { } id && all.MeasuresWithIndicators.Contains(id) ? id : null), IsRequired = true };

    static readonly ApiParameter Calculation = new("calculation", ApiValue.OneOf([.. Figures.Indicators.Calculations.Keys]), "What is worked out: " + string.Join("; ", Figures.Indicators.Calculations.Select(pair => $"{pair.Key}: {pair.Value}")) + ". Without it, all that there are.") { Example = "change" };

    static readonly ApiParameter OverMonths = new("window", ApiValue.OneOf([.. Windows.All.Select(window => window.Id())]), "Over how many months counts are added up.") { Example = "month", Default = "twelve-months" };

    static readonly ApiParameter Figure = new("figure", ApiValue.Form("an id such as figure-01", Text), "The figure's id, from find_figures.") { IsRequired = true, Example = "figure-01" };

    static readonly ApiParameter Row = new("row", ApiValue.Form("a row's id", Text), "A row's id.") { Example = "burglary" };

    static readonly ApiParameter Column = new("column", ApiValue.Form("a column's id", Text), "A column's id; left out for a fact.") { Example = "current" };

    static readonly ApiParameter Columns = new("columns", ApiValue.OneOf("shown", "all"), "shown for the columns that people read, all for those of the files too.") { Example = "all", Default = "shown" };

    static readonly ApiParameter Term = new("term", ApiValue.Known("word or measure that is explained here", all => all.Terms, (all, text) => all.FindTerm(text)), "A measure or a word, by its id or name.") { IsRequired = true, Example = "burglary" };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AssistantTool> All { get; } =
    [
        Make("find_areas", "Find areas: a police force and its boroughs or districts, by name, code or postcode.", [Query], AssistantWords.Areas),
        Make("find_measures", "Find measures: what is counted or asked, with definitions, and whether anything of it is loaded.", [Query with { Example = "burglary" }], AssistantWords.Measures),
        Make("get_indicator", "Get an area's numbers of one measure: each with its unit, months, interval, how sure it is, counts, sentence, sources and caveats.", [Area with { IsRequired = true }, WithIndicators, Calculation, OverMonths], AssistantWords.Indicators),
        Make("find_figures", "List the figures of an area, or of a measure over the whole force. Give area or measure, and not both.", [Area, Measure, OverMonths], AssistantWords.Figures),
        Make("get_figure", "Get a figure's table with its sentences, notes and sources. Give area or measure, and not both.", [Figure, Area, Measure, OverMonths, Row with { Description = "Only the row with this id." }, Columns], AssistantWords.Figure),
        Make("explain", "Explain a measure or a word: its definition, what it leaves out, its breaks and caveats.", [Term], AssistantWords.Explain),
        Make("trace_number", "Trace one number of a figure to the published rows behind it: files with their SHA-256, lines and values. Give area or measure, and not both.",
            [Figure, Row with { IsRequired = true, Description = "The row's id, or that of a fact." }, Column, Area, Measure, OverMonths], AssistantWords.Trace),
    ];

    static string? Text(string text) => text.Length is > 0 and <= 200 ? text : null;

    static AssistantTool Make<T>(string name, string summary, IReadOnlyList<ApiParameter> parameters, Func<ApiQuestions, Asked, T> answer) where T : class => new(
        new ApiRoute { Path = "/" + name, Id = name, Summary = summary, Parameters = parameters, Row = typeof(T), IsList = false, Ask = (questions, asked) => new([answer(questions, asked)], null, null) },
        (questions, asked) => answer(questions, asked));
}
