-- Residents of wards and small areas.
insert into place_population
select file.ordinal, p.place, p.month, p.people, p.line
from read_parquet($files, filename = true) as p
join file on file.path = p.filename
order by p.place, p.month, file.ordinal;
