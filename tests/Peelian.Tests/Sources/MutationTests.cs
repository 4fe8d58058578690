using System.Text;
using CsCheck;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>A damaged file is reported, whatever the damage: no source throws.</summary>
public class MutationTests
{
    static readonly string Root = Path.Combine(SharedData.Repository, "src", "Peelian", "Sources");
    static readonly char[] Letters = [',', ';', '"', '\n', '\r', '\t', '0', '9', '-', '.', ' ', 'x', '\uFEFF', 'é', '{', '[', ']', '='];

    public static TheoryData<string> Samples =>
    [
        "MetRecordedCrime/sample.csv", "PublicAttitudeSurvey/sample.csv", "CensusEthnicity/sample.csv", "Tidy/sample.csv", "LsoaLookup/sample.csv", "PostcodeLookup/sample.csv", "Boundaries/sample.geojson",
        "CensusEthnicity2021/sample.csv", .. AllSources.List.OfType<LongTable>().Select(source => $"{source.GetType().Name}/sample.csv"),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_damage_to_a_sample_makes_its_source_throw(string sample)
    {
        var source = AllSources.List.Single(each => each.GetType().Name == sample.Split('/')[0]);
        var text = File.ReadAllText(Path.Combine(Root, sample));
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, 40], Gen.Int[0, Letters.Length - 1].Select(letter => Letters[letter]).Array[0, 4])
            .Array[1, 3]
            .Sample(changes => ReadAll(source, Encoding.UTF8.GetBytes(changes.Aggregate(text, Change))), iter: 300, threads: 1);
    }

    static string Change(string text, (int At, int Length, char[] Letters) change)
    {
        var at = Math.Min(change.At, text.Length);
        return string.Concat(text.AsSpan(0, at), change.Letters, text.AsSpan(Math.Min(text.Length, at + change.Length)));
    }

    static void ReadAll(ISource source, byte[] bytes) => Reading.With(bytes, file =>
    {
        var problems = new Problems("damaged");
        source.Recognise(new FileHead("damaged", Encoding.UTF8.GetString(bytes), bytes));
        _ = source is IPlacePopulationSource places ? places.ReadPopulations(file, Reading.Catalogue, problems).Count() : 0;
        return source switch
        {
            ITableSource table => table.Read(file, Reading.Catalogue, problems).Count(),
            PostcodeLookup names => names.ReadNames(file, Reading.Catalogue, problems).Count(),
            ILookupSource lookup => lookup.Read(file, Reading.Catalogue, problems).Count(),
            IBoundarySource boundaries => boundaries.Read(file, Reading.Catalogue, problems).ByArea.Count,
            _ => 0,
        };
    });
}
