copy (
    select s.force, s.month, place.area, s.outcome, count(*) as n
    from read_parquet($file) as s
    left join place on place.lsoa = s.lsoa and place.lsoa_name is not distinct from s.lsoa_name
    group by s.force, s.month, place.area, s.outcome
    order by s.force, s.month, place.area, s.outcome
) to $cube (format parquet, compression zstd);
