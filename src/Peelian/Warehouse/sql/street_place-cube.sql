-- By small area and map point: many addresses share each point, so these are far fewer than the rows.
copy (
    select s.force, s.month, place.area, s.crime_type, s.lsoa, s.longitude, s.latitude, min(s.location) as location, count(*) as n
    from read_parquet($file) as s
    left join place on place.lsoa = s.lsoa and place.lsoa_name is not distinct from s.lsoa_name
    group by all
    order by all
) to $cube (format parquet, compression zstd);
