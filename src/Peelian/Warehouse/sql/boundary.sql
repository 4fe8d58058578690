-- The shapes of areas as they were published, in longitude and latitude, for maps.
insert into boundary
select file.ordinal, b.area, b.vertices, b.shape
from read_parquet($files, filename = true) as b
join file on file.path = b.filename
order by file.ordinal, b.area;
