using System.Globalization;
using System.Text;
using Peelian.Sources;

namespace Peelian.Tests.Sources;

/// <summary>Reads texts and files through a source, with the shipped catalogue.</summary>
sealed class Reading
{
    Reading(List<Observation> observations, Problems problems) => (Observations, Problems) = (observations, problems);

    public List<Observation> Observations { get; }

    public Problems Problems { get; }

    public static Catalogue Catalogue => CatalogueTests.Shipped;

    public static Reading Of(ITableSource source, string text, string name = "file.csv") =>
        Of(source, Encoding.UTF8.GetBytes(text), name);

    public static Reading Of(ITableSource source, byte[] bytes, string name = "file.csv") =>
        With(bytes, file => Of(source, file with { Name = name }));

    public static Reading OfFile(ITableSource source, string path) => Of(source, new SourceFile(path, Path.GetFileName(path)));

    static Reading Of(ITableSource source, SourceFile file)
    {
        var problems = new Problems(file.Name);
        return new Reading([.. source.Read(file, Catalogue, problems)], problems);
    }

    public static T With<T>(byte[] bytes, Func<SourceFile, T> use)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, bytes);
            return use(new SourceFile(path, "file.csv"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    public decimal Sum(string measure, string area, Period period) =>
        Observations.Where(each => each.MeasureId == measure && each.AreaCode == area && period.Contains(each.Period.Last)).Sum(each => each.Value!.Value);

    public Problem OnlyProblem()
    {
        Xunit.Assert.True(Problems.Count == 1, string.Join("\n", Problems.All));
        return Problems.All[0];
    }

    public Reading WithoutProblems()
    {
        Xunit.Assert.True(Problems.Count == 0, string.Join("\n", Problems.All));
        return this;
    }

    public string Golden()
    {
        var golden = new StringBuilder("measure,statistic,area,period,slice,value,decimals,base,text,classification,line,column,label\n");
        foreach (var each in Observations)
        {
            string?[] cells =
            [
                each.MeasureId, each.Statistic.Id(), each.AreaCode, each.Period.ToString(), each.Slice.ToString(), Number(each.Value), Number(each.Decimals),
                Number(each.Base), each.Text, each.Classification, Number(each.Origin.Line), Number(each.Origin.Column), each.Origin.Label,
            ];
            golden.AppendJoin(',', cells.Select(Quote)).Append('\n');
        }
        return golden.ToString();
    }

    static string Number(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    static string Quote(string? cell) =>
        cell is null ? "" : cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
