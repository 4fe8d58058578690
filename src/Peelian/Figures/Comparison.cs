using Peelian.Calculations;
using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>Comparing a period with the one a year earlier: when it may be done, and how it is said.</summary>
static class Comparison
{
    /// <summary>The change in per cent, refused across a break in the series.</summary>
    public static Estimate Change(Measure measure, Estimate previous, Estimate current, Period now, Period? before = null)
    {
        var crossed = measure.Breaks.FirstOrDefault(one => one.Refuse && one.Divides(new Period((before ?? now.YearEarlier).First, now.Last)));
        return crossed is null || previous.IsMissing || current.IsMissing
            ? Ratios.ChangePercent(previous, current)
            : Estimate.Missing($"not compared: {crossed.Note.TrimEnd('.')}").From(previous, current);
    }

    /// <summary>"Burglary: 2,175 offences in the 12 months to October 2015, against 2,570 the year before (-15.4%)."</summary>
    public static Sentence Sentence(FigureContext context, Measure measure, Cell previous, Cell current, Cell change, Period now) =>
        context.Words.Say(
            previous.IsMissing ? "count" : change.IsMissing || change.Number!.SmallBase ? "count-and-before" : "count-and-change",
            ("measure", FigureContext.InText(measure)), ("area", context.Area), ("period", now), ("current", current),
            ("previous", previous), ("before", now.BeforeLabel), ("change", change), ("unit", UnitFor(measure, current)));

    /// <summary>The same, with the word that says how sure it is: "Burglary was clearly lower in …".</summary>
    public static Sentence Judged(FigureContext context, Measure measure, Cell previous, Cell current, Cell change, Period now, EvidenceWord word) =>
        change.IsMissing || word == EvidenceWord.NoData
            ? Sentence(context, measure, previous, current, change, now)
            : context.Words.Say(
                word switch { EvidenceWord.TooFewToSay => "change-too-few", EvidenceWord.AboutTheSame => "change-same", _ => "change-judged" },
                ("measure", FigureContext.InText(measure)), ("was", measure.IsPlural ? "were" : "was"), ("word", Evidence.Text(word)), ("area", context.Area), ("period", now),
                ("current", current), ("previous", previous), ("before", now.BeforeLabel), ("change", change), ("unit", UnitFor(measure, current)));

    /// <summary>What a number is of: "complaint allegations", "burglary offences". A name with digits stays as it is, so that it is known again.</summary>
    public static string EventsOf(Measure measure) => FigureContext.InText(measure) is var name && (measure.IsPlural || name.Any(char.IsDigit)) ? name : $"{name} {measure.Unit.Many}";

    /// <summary>The unit in the number that fits the cell.</summary>
    public static string UnitFor(Measure measure, Cell count) =>
        count.Number?.Value == 1 ? measure.Unit.One : measure.Unit.Many;

    /// <summary>What a force total is made of: stated, because airports and unknown places are in some publications and not in others.</summary>
    public static string ForceNote(FigureContext context, ForceTotal force)
    {
        var words = $"Figures for {context.ForceInText} are the sum of {Format.Whole(context.Peers.Count)} {context.PeerUnit.Many}, {context.Area.Name} included";
        if (force.Included.Count > 0)
            words += $", with {Grammar.List([.. force.Included.Select(area => area.Name)], ";")}";
        return force.Excluded.Count > 0
            ? $"{words}. Left out, because the publication does not cover it throughout: {Grammar.List([.. force.Excluded.Select(area => area.Name)], ";")}."
            : words + ".";
    }
}
