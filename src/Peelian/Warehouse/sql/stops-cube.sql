-- What a row does not say is a value of its own, so that every cut of the searches adds up to all of them.
copy (
    select
        s.force, s.month, point.area,
        coalesce(s.type, 'not-recorded') as type,
        coalesce(s.legislation, 'not-recorded') as legislation,
        coalesce(s.object, 'not-recorded') as object,
        coalesce(s.outcome, 'not-recorded') as outcome,
        coalesce(s.linked, 'not-recorded') as linked,
        coalesce(s.officer_defined_ethnicity, 'not-recorded') as officer_defined_ethnicity,
        coalesce(s.self_defined_ethnicity, 'not-recorded') as self_defined_ethnicity,
        coalesce(s.gender, 'not-recorded') as gender,
        coalesce(s.age, 'not-recorded') as age,
        coalesce(lpad(s.hour::varchar, 2, '0'), 'not-recorded') as hour,
        coalesce(lower(dayname(s.local)), 'not-recorded') as weekday,
        -- A file of dates alone gives midnight for every search, by one clock or the other.
        case when s."at"::time = time '00:00:00' or s.local::time = time '00:00:00' then 'midnight' else 'timed' end as clock,
        count(*) as n
    from (select *, ("at" at time zone 'UTC') at time zone $zone as local from read_parquet($file)) as s
    left join point on point.longitude = s.longitude and point.latitude = s.latitude
    group by all
    order by all
) to $cube (format parquet, compression zstd);
