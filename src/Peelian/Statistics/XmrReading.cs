namespace Peelian.Statistics;

/// <summary>Finds where the rules of an XmR chart fire.</summary>
static class XmrReading
{
    public static IEnumerable<XmrSignal> Signals(IReadOnlyList<double> values, XmrChart chart, XmrRules rules)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (Side(values[i], chart.Upper) > 0 || Side(values[i], chart.Lower) < 0)
                yield return new(XmrRule.Outside, values[i] > chart.Mean, i, i);
        }
        if (rules.Shift > 0)
        {
            foreach (var (sign, first, last) in Runs([.. values.Select(value => Side(value, chart.Mean))]))
            {
                if (last - first + 1 >= rules.Shift)
                    yield return new(XmrRule.Shift, sign > 0, first, last);
            }
        }
        if (rules.Trend > 0)
        {
            // n points have n − 1 steps between them.
            foreach (var (sign, first, last) in Runs([.. values.Skip(1).Zip(values, (now, before) => Side(now, before))]))
            {
                if (last - first + 2 >= rules.Trend)
                    yield return new(XmrRule.Trend, sign > 0, first, last + 1);
            }
        }
        if (rules.TwoOfThree)
        {
            foreach (var signal in TwoOfThree(values, chart))
                yield return signal;
        }
    }

    // Above (1), below (−1) or on a line (0): a mean of equal values can miss them by the last digit.
    static int Side(double value, double line) =>
        Math.Abs(value - line) <= 1e-12 * (Math.Abs(value) + Math.Abs(line)) ? 0 : Math.Sign(value - line);

    // Unbroken runs of one sign; a 0, a point on the mean or a step of nothing, ends a run.
    static IEnumerable<(int Sign, int First, int Last)> Runs(int[] signs)
    {
        for (var first = 0; first < signs.Length;)
        {
            var last = first;
            while (last + 1 < signs.Length && signs[last + 1] == signs[first])
                last++;
            if (signs[first] != 0)
                yield return (signs[first], first, last);
            first = last + 1;
        }
    }

    static IEnumerable<XmrSignal> TwoOfThree(IReadOnlyList<double> values, XmrChart chart)
    {
        for (var first = 0; first + 2 < values.Count; first++)
        {
            double[] three = [values[first], values[first + 1], values[first + 2]];
            if (three.All(value => Side(value, chart.Mean) > 0) && three.Count(value => Side(value, chart.NearUpper) > 0 && Side(value, chart.Upper) <= 0) >= 2)
                yield return new(XmrRule.TwoOfThree, true, first, first + 2);
            if (three.All(value => Side(value, chart.Mean) < 0) && three.Count(value => Side(value, chart.NearLower) < 0 && Side(value, chart.Lower) >= 0) >= 2)
                yield return new(XmrRule.TwoOfThree, false, first, first + 2);
        }
    }
}
