insert into outcomes
select file.ordinal, c.force, c.month, c.area, c.outcome, c.n
from read_parquet($files, filename = true) as c
join file on file.path = c.filename
order by c.force, c.month, c.area, c.outcome, file.ordinal;
