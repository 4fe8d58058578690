-- The shapes of places as they were published, in longitude and latitude, for maps.
insert into boundary
select file.ordinal, b.level, b.edition, b.area, b.name, b.parent, b.vertices, b.shape
from read_parquet($files, filename = true) as b
join file on file.path = b.filename
order by b.level, file.ordinal, b.area;
