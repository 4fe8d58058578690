-- Sorted by name, so that looking one up touches few row groups.
insert into place_name
select file.ordinal, n.kind, n.name, n.area
from read_parquet($files, filename = true) as n
join file on file.path = n.filename
order by n.kind, n.name, file.ordinal, n.area;
