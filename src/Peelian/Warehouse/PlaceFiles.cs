using DuckDB.NET.Data;
using NetTopologySuite.IO;
using Peelian.Sources;

namespace Peelian.Warehouse;

/// <summary>Boundaries, lookups and names in the form in which they lie beside a kept file: <c>boundaries.parquet</c>, <c>lookup.parquet</c>, <c>names.parquet</c>.</summary>
static class PlaceFiles
{
    public const string Boundaries = "boundaries.parquet";
    public const string Lookup = "lookup.parquet";
    public const string Names = "names.parquet";

    /// <summary>Writes LSOAs with their areas; returns how many.</summary>
    public static long WriteLookup(DuckDBConnection engine, IEnumerable<(string Lsoa, string AreaCode)> lookup, string folder)
    {
        long rows = 0;
        engine.Execute("create or replace table lookup (lsoa varchar not null, area varchar not null)");
        using (var appender = engine.CreateAppender("lookup"))
        {
            foreach (var (lsoa, area) in lookup)
            {
                appender.CreateRow().AppendValue(lsoa).AppendValue(area).EndRow();
                rows++;
            }
        }
        engine.Execute("copy (select distinct on (lsoa) lsoa, area from lookup order by lsoa, area) to $file (format parquet)", ("file", Path.Combine(folder, Lookup)));
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

    /// <summary>Writes areas with their shapes (well-known binary); returns how many.</summary>
    public static long WriteBoundaries(DuckDBConnection engine, BoundarySet boundaries, string folder)
    {
        engine.Execute("create or replace table boundary (area varchar not null, vertices integer not null, shape blob not null)");
        var writer = new WKBWriter();
        using (var appender = engine.CreateAppender("boundary"))
        {
            foreach (var (area, shape) in boundaries.ByArea)
                appender.CreateRow().AppendValue(area).AppendValue((int?)shape.NumPoints).AppendValue(writer.Write(shape)).EndRow();
        }
        engine.Execute("copy (select * from boundary order by area) to $file (format parquet)", ("file", Path.Combine(folder, Boundaries)));
        engine.Execute("drop table boundary");
        return boundaries.ByArea.Count;
    }

    /// <summary>Reads shapes back.</summary>
    public static BoundarySet ReadBoundaries(DuckDBConnection engine, string folder)
    {
        var reader = new WKBReader();
        return new BoundarySet(engine.Query(
            "select area, shape from read_parquet($file) order by area",
            row =>
            {
                using var shape = row.GetStream(1);
                return (row.GetString(0), reader.Read(shape));
            },
            ("file", Path.Combine(folder, Boundaries))));
    }

    /// <summary>How many vertices the shapes have: their detail.</summary>
    public static long Vertices(DuckDBConnection engine, string folder) =>
        engine.Query("select sum(vertices)::bigint from read_parquet($file)", row => row.GetInt64(0), ("file", Path.Combine(folder, Boundaries)))[0];
}
