using DuckDB.NET.Data;
using NetTopologySuite.IO;
using Peelian.Sources;

namespace Peelian.Warehouse;

/// <summary>Boundaries, lookups and names in the form in which they lie beside a kept file: <c>boundaries.parquet</c>, <c>lookup.parquet</c>, <c>names.parquet</c>, <c>populations.parquet</c>.</summary>
static class PlaceFiles
{
    public const string Boundaries = "boundaries.parquet";
    public const string Lookup = "lookup.parquet";
    public const string Names = "names.parquet";
    public const string Populations = "populations.parquet";

    /// <summary>Writes LSOAs with their areas and wards; returns how many.</summary>
    public static long WriteLookup(DuckDBConnection engine, IEnumerable<LsoaPlace> lookup, string folder)
    {
        long rows = 0;
        engine.Execute("create or replace table lookup (lsoa varchar not null, area varchar not null, ward varchar, ward_name varchar)");
        using (var appender = engine.CreateAppender("lookup"))
        {
            foreach (var (lsoa, area, ward, name) in lookup)
            {
                appender.CreateRow().AppendValue(lsoa).AppendValue(area).AppendValue(ward).AppendValue(name).EndRow();
                rows++;
            }
        }
        engine.Execute("copy (select distinct on (lsoa) lsoa, area, ward, ward_name from lookup order by lsoa, area, ward) to $file (format parquet)", ("file", Path.Combine(folder, Lookup)));
        engine.Execute("drop table lookup");
        return rows;
    }

    /// <summary>Writes wards and postcodes with their areas, each once; returns how many.</summary>
    public static long WriteNames(DuckDBConnection engine, IEnumerable<PlaceName> names, string folder)
    {
        engine.Execute("create or replace table place_name (kind varchar not null, name varchar not null, area varchar not null)");
        using (var appender = engine.CreateAppender("place_name"))
        {
            foreach (var name in names)
                appender.CreateRow().AppendValue(name.Kind).AppendValue(name.Name).AppendValue(name.AreaCode).EndRow();
        }
        engine.Execute("copy (select distinct kind, name, area from place_name order by kind, name, area) to $file (format parquet)", ("file", Path.Combine(folder, Names)));
        engine.Execute("drop table place_name");
        return engine.Query("select count(*) from read_parquet($file)", row => row.GetInt64(0), ("file", Path.Combine(folder, Names)))[0];
    }

    /// <summary>Writes residents of wards and LSOAs, each place and month once; returns how many. No file is written where there are none.</summary>
    public static long WritePopulations(DuckDBConnection engine, IEnumerable<PlacePopulation> populations, string folder)
    {
        long rows = 0;
        engine.Execute("create or replace table place_population (place varchar not null, month integer not null, people bigint not null, line integer not null)");
        using (var appender = engine.CreateAppender("place_population"))
        {
            foreach (var (code, month, people, line) in populations)
            {
                appender.CreateRow().AppendValue(code).AppendValue((int?)month.Index).AppendValue((long?)people).AppendValue((int?)line).EndRow();
                rows++;
            }
        }
        if (rows > 0)
            engine.Execute("copy (select distinct on (place, month) * from place_population order by place, month, line) to $file (format parquet)", ("file", Path.Combine(folder, Populations)));
        engine.Execute("drop table place_population");
        return rows;
    }

    /// <summary>Writes places with their shapes (well-known binary); returns how many.</summary>
    public static long WriteBoundaries(DuckDBConnection engine, BoundarySet boundaries, string folder)
    {
        engine.Execute("create or replace table boundary (level varchar not null, edition varchar not null, area varchar not null, name varchar not null, parent varchar, vertices integer not null, shape blob not null)");
        var writer = new WKBWriter();
        using (var appender = engine.CreateAppender("boundary"))
        {
            foreach (var place in boundaries.Shapes)
            {
                appender.CreateRow().AppendValue(boundaries.Level.Id()).AppendValue(boundaries.Edition).AppendValue(place.Code).AppendValue(place.Name).AppendValue(place.AreaCode)
                    .AppendValue((int?)place.Geometry.NumPoints).AppendValue(writer.Write(place.Geometry)).EndRow();
            }
        }
        engine.Execute("copy (select * from boundary order by area) to $file (format parquet)", ("file", Path.Combine(folder, Boundaries)));
        engine.Execute("drop table boundary");
        return boundaries.ByArea.Count;
    }

    /// <summary>Reads the shapes of the catalogue's areas back.</summary>
    public static BoundarySet ReadBoundaries(DuckDBConnection engine, string folder)
    {
        var reader = new WKBReader();
        return new BoundarySet(engine.Query(
            "select area, shape from read_parquet($file) where level = 'area' order by area",
            row =>
            {
                using var shape = row.GetStream(1);
                return (row.GetString(0), reader.Read(shape));
            },
            ("file", Path.Combine(folder, Boundaries))));
    }

    /// <summary>How many vertices the shapes of the catalogue's areas have: their detail. 0 where the file has smaller places.</summary>
    public static long Vertices(DuckDBConnection engine, string folder) =>
        engine.Query("select coalesce(sum(vertices), 0)::bigint from read_parquet($file) where level = 'area'", row => row.GetInt64(0), ("file", Path.Combine(folder, Boundaries)))[0];
}
