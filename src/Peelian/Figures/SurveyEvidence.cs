using Peelian.Statistics;

namespace Peelian.Figures;

/// <summary>The people behind a survey's percentage: as published, else as assumed.</summary>
/// <param name="Interviews">How many were asked.</param>
/// <param name="DesignEffect">How many times the variance of a simple random sample; assumed, as no publisher gives it.</param>
/// <param name="Base">The published number, for its sources; missing where it is assumed.</param>
sealed record SurveySample(decimal Interviews, decimal DesignEffect, Estimate Base)
{
    /// <summary>How many a simple random sample of the same margin would have.</summary>
    public double Effective => (double)(Interviews / DesignEffect);
}

/// <summary>A survey's percentage and the people behind it; nobody where neither is published nor assumed how many.</summary>
sealed record SurveyValue(Estimate Percent, SurveySample? Sample)
{
    /// <summary>0.69 for 69%.</summary>
    public double Proportion => (double)Percent.Value!.Value / 100;

    /// <summary>Whether it can be set against another.</summary>
    public bool IsJudgeable => !Percent.IsMissing && Sample is not null;
}

/// <summary>How far survey percentages can be trusted, and what may be said of their differences, under what is assumed of the survey.</summary>
static class SurveyEvidence
{
    // Below so many effective answers of either kind the normal margin is too symmetric, and of no width at 0% and 100%.
    const double FewestForMargin = 10;

    // Published percentages are rounded by up to half a point, which can carry the rest past 0 or 100.
    const decimal MostByRounding = 1;

    /// <summary>The percentage of an area with its 95% interval, as published with its sample.</summary>
    public static SurveyValue Of(FigureContext context, Measure measure, string areaCode, Period period)
    {
        var percent = context.Counter.Published(measure, Statistic.Percent, areaCode, period);
        var sample = SampleOf(context, measure, areaCode, period);
        return new(percent.IsMissing || sample is null ? percent : percent with { Interval = IntervalOf((double)percent.Value!.Value / 100, sample) }, sample);
    }

    /// <summary>The people asked: the published number, else the assumed one, else nobody knows.</summary>
    public static SurveySample? SampleOf(FigureContext context, Measure measure, string areaCode, Period period) =>
        PublishedSample(context, measure, areaCode, period)
        ?? (measure.Assumed is { } assumed ? new(assumed.Interviews * AreasIn(context, areaCode), assumed.DesignEffect, Estimate.Missing("assumed")) : null);

    // So many are assumed to be asked in each area: across the force as many times more.
    static int AreasIn(FigureContext context, string areaCode) => context.IsOfForce && areaCode == context.Force.Code ? Math.Max(1, context.Peers.Count) : 1;

    /// <summary>The people asked as published, with a design effect assumed; null where nobody says how many.</summary>
    public static SurveySample? PublishedSample(FigureContext context, Measure measure, string areaCode, Period period, Slice slice = default) =>
        context.Counter.PublishedBase(measure, areaCode, period, slice) is { Value: > 0 } published
            ? new(published.Value.Value, measure.Assumed?.DesignEffect ?? (decimal)SurveyMargin.AssumedDesignEffect, published)
            : null;

    static Interval IntervalOf(double proportion, SurveySample sample)
    {
        var (asked, effect) = ((double)sample.Interviews, (double)sample.DesignEffect);
        var margin = SurveyMargin.Margin(proportion, asked, effect);
        var limits = sample.Effective * Math.Min(proportion, 1 - proportion) < FewestForMargin
            ? SurveyMargin.Wilson(proportion, asked, effect)
            : new Limits(proportion - margin, proportion + margin, MethodNames.Normal);
        return (limits with { Lower = 100 * limits.Lower, Upper = 100 * limits.Upper }).ToInterval();
    }

    /// <summary>People asked in the whole force: as published, else all areas' together; null where nobody knows.</summary>
    public static decimal? AskedInForce(FigureContext context, Measure measure, Period period)
    {
        var published = context.Counter.PublishedBase(measure, context.Force.Code, period);
        if (published.Value > 0)
            return published.Value;
        decimal asked = 0;
        foreach (var peer in context.Peers)
        {
            if (SampleOf(context, measure, peer.Code, period) is not { } sample)
                return null;
            asked += sample.Interviews;
        }
        return asked;
    }

    /// <summary>The percentage of those of the force who are not of the area, from rounded figures; or why there is none.</summary>
    public static Estimate Rest(SurveyValue own, Estimate force, decimal? asked)
    {
        if (own.Percent.IsMissing || force.IsMissing)
            return Estimate.Missing(own.Percent.WhyMissing ?? $"no figure for the whole force: {force.WhyMissing}");
        if (own.Sample is not { } sample || asked is not { } all)
            return Estimate.Missing("the number of people asked is neither published nor assumed");
        if (all <= sample.Interviews)
            return Estimate.Missing("there is no rest of the force");
        var rest = ((Fraction.From(all) * force.Exact!.Value) - (Fraction.From(sample.Interviews) * own.Percent.Exact!.Value)) / Fraction.From(all - sample.Interviews);
        var value = rest.ToDecimal();
        if (value is < -MostByRounding or > 100 + MostByRounding)
            return Estimate.Missing("the percentages of the area and of the force cannot both be true");
        var held = value < 0 ? Estimate.Of(0) : value > 100 ? Estimate.Of(100) : Estimate.Of(rest);
        return held.From(own.Percent, force) with { AsPublished = false };
    }

    /// <summary>An area against the rest of its force; null where that cannot be said.</summary>
    public static SurveyComparison? AgainstRest(SurveyValue own, Estimate rest, decimal? asked) => rest.IsMissing || !own.IsJudgeable ? null
        : new(own.Proportion, (double)own.Sample!.Interviews, (double)rest.Value!.Value / 100, (double)(asked!.Value - own.Sample.Interviews), (double)own.Sample.DesignEffect);

    /// <summary>A percentage against that of other months; null where that cannot be said.</summary>
    /// <param name="later">The later.</param>
    /// <param name="earlier">The earlier.</param>
    /// <param name="shared">Share of the people who are in both.</param>
    public static SurveyComparison? Between(SurveyValue later, SurveyValue earlier, double shared = 0) => !later.IsJudgeable || !earlier.IsJudgeable ? null
        : new(later.Proportion, (double)later.Sample!.Interviews, earlier.Proportion, (double)earlier.Sample!.Interviews, (double)later.Sample.DesignEffect, shared);

    /// <summary>The word's cell, always marked as resting on an assumption; no word where nothing could be judged.</summary>
    public static Cell Word(EvidenceRow row, Estimate compared) => row.Word == EvidenceWord.NoData
        ? EvidenceColumns.NoWord(compared.WhyMissing ?? "the number of people asked is neither published nor assumed")
        : Cell.Of(row.Word, assumed: true);

    /// <summary>"higher than", "about the same as", as a cell's word says.</summary>
    public static string Than(EvidenceWord word) => word switch
    {
        EvidenceWord.AboutTheSame => "about the same as",
        EvidenceWord.TooFewToSay => "too few asked to compare with",
        _ => Evidence.Text(word) + " than",
    };

    /// <summary>A difference in points with its interval.</summary>
    public static Estimate Points(Estimate difference, EvidenceRow row) => row.Difference is not { } limits || difference.IsMissing
        ? difference
        : difference with { Interval = limits with { Lower = 100 * limits.Lower, Upper = 100 * limits.Upper } };

    /// <summary>Half the width of an interval, as a sentence gives a margin.</summary>
    public static Estimate Margin(Estimate number) => number.Interval is not { Upper: { } upper } interval
        ? Estimate.Missing(number.WhyMissing ?? "the number of people asked is neither published nor assumed")
        : Estimate.Of((upper - interval.Lower) / 2).From(number) with { AsPublished = false };

    /// <summary>The later over the earlier, or own over the rest, with its interval.</summary>
    public static Estimate Ratio(Estimate own, Estimate other, EvidenceRow row) =>
        own.IsMissing || other.IsMissing ? Estimate.Missing(own.WhyMissing ?? other.WhyMissing!).From(own, other)
        : other.Value == 0 ? Estimate.Missing("no ratio is taken to 0").From(own, other)
        : (Estimate.Of(own.Exact!.Value / other.Exact!.Value) with { Interval = row.Ratio }).From(own, other);

    /// <summary>The two numbers that a margin rests on, kept once for each pair that a figure uses.</summary>
    public static (Cell Interviews, Cell DesignEffect) Assumption(FigureDraft draft, Measure measure, SurveySample sample)
    {
        var asked = sample.Base.IsMissing ? Estimate.Of(sample.Interviews) : sample.Base;
        var words = sample.Base.IsMissing ? "Interviews assumed" : "Interviews";
        return (
            Once(draft, measure, sample.Base.IsMissing ? "assumed_interviews" : "interviews", words, Cells.Count(asked)),
            Once(draft, measure, "assumed_design_effect", "Design effect assumed", Cells.Rate(Estimate.Of(sample.DesignEffect), 1)));
    }

    // Measures of one survey share their numbers; another survey's stand under the measure's own name.
    static Cell Once(FigureDraft draft, Measure measure, string id, string label, Cell cell) =>
        draft.Facts.Find(fact => fact.Id == id) is not { } had ? draft.Fact(id, label, cell)
        : had.Cell.Raw == cell.Raw ? had.Cell
        : draft.Facts.Find(fact => fact.Id == $"{id}_{measure.Id.Replace('-', '_')}")?.Cell
            ?? draft.Fact($"{id}_{measure.Id.Replace('-', '_')}", $"{label}, {measure.Name}", cell);
}
