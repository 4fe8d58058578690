insert into street_place
select file.ordinal, c.force, c.month, c.area, c.crime_type, c.lsoa, c.longitude, c.latitude, c.location, c.n
from read_parquet($files, filename = true) as c
join file on file.path = c.filename
order by c.force, c.area, c.crime_type, c.month, file.ordinal, c.lsoa, c.longitude, c.latitude;
