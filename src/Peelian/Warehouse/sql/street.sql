insert into street
select file.ordinal, c.force, c.month, c.area, c.crime_type, c.n
from read_parquet($files, filename = true) as c
join file on file.path = c.filename
order by c.force, c.month, c.area, c.crime_type, file.ordinal;
