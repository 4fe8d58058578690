-- Which ward and area each small area belongs to.
insert into lsoa_lookup
select file.ordinal, l.lsoa, l.area, l.ward, l.ward_name
from read_parquet($files, filename = true) as l
join file on file.path = l.filename
order by l.lsoa, file.ordinal;
