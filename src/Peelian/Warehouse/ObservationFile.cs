using System.Globalization;
using DuckDB.NET.Data;
using Peelian.Sources;

namespace Peelian.Warehouse;

/// <summary>What a table source read, on its way to <c>observations.parquet</c>.</summary>
/// <param name="Rows">Observations kept.</param>
/// <param name="First">The first month covered.</param>
/// <param name="Last">The last month covered.</param>
readonly record struct ObservationCount(long Rows, Month? First, Month? Last);

/// <summary>Writes observations to a Parquet file, once for each kept file.</summary>
static class ObservationFile
{
    /// <summary>The largest value that the warehouse's decimal(28,10) holds.</summary>
    const decimal Largest = 999_999_999_999_999_999m;

    /// <summary>Raised whenever the columns of the file change, so that kept files are read again.</summary>
    public const int Form = 2;

    static readonly string[] Statistics = [.. Enum.GetValues<Statistic>().Select(statistic => statistic.Id())];

    /// <summary>Drains the observations into a file. Several of one cell stay several: they add up.</summary>
    public static ObservationCount Write(
        DuckDBConnection engine, IEnumerable<Observation> observations, string file, Problems problems)
    {
        engine.Execute(Engine.Sql("parsed-observation"));
        var count = Append(engine, observations, problems);
        engine.Execute(Engine.Sql("parsed-write"), ("file", file));
        engine.Execute("drop table parsed");
        return count;
    }

    static ObservationCount Append(DuckDBConnection engine, IEnumerable<Observation> observations, Problems problems)
    {
        Month? first = null;
        Month? last = null;
        long rows = 0;
        using var appender = engine.CreateAppender("parsed");
        foreach (var observation in observations)
        {
            if (!Fits(observation.Value) || !Fits(observation.Base))
            {
                var number = (observation.Value ?? observation.Base ?? 0).ToString(CultureInfo.InvariantCulture);
                problems.Add(observation.Origin.Line, null, number, "a number below a million million million");
                continue;
            }
            Append(appender.CreateRow(), observation);
            rows++;
            first = first is { } f && f < observation.Period.First ? f : observation.Period.First;
            last = last is { } l && l > observation.Period.Last ? l : observation.Period.Last;
        }
        return new ObservationCount(rows, first, last);
    }

    static bool Fits(decimal? number) => number is null || Math.Abs(number.Value) <= Largest;

    static void Append(IDuckDBAppenderRow row, Observation observation) => row
        .AppendValue(observation.MeasureId)
        .AppendValue(Statistics[(int)observation.Statistic])
        .AppendValue(observation.AreaCode)
        .AppendValue((int?)observation.Period.First.Index)
        .AppendValue((int?)observation.Period.Last.Index)
        .AppendValue(observation.Slice.ToString())
        .AppendValue(Rounded(observation.Value))
        .AppendValue(observation.Decimals)
        .AppendValue(Rounded(observation.Base))
        .AppendValue(observation.Text)
        .AppendValue(observation.Note)
        .AppendValue(observation.Classification)
        .AppendValue((int?)observation.Origin.Line)
        .AppendValue((int?)observation.Origin.Column)
        .AppendValue(observation.Origin.Label)
        .AppendValue(observation.Origin.Sheet)
        .EndRow();

    static decimal? Rounded(decimal? number) =>
        number is { } value ? Math.Round(value, 10, Rounding.HalfAwayFromZero) : null;
}
