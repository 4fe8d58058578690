create or replace temp table lookup as
select distinct on (l.lsoa) l.lsoa, l.area
from read_parquet($files, filename = true) as l
join file on file.path = l.filename
order by l.lsoa, file.ordinal desc;
