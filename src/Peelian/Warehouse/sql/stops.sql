insert into stops
select
    file.ordinal, c.force, c.month, c.area, c.type, c.legislation, c.object, c.outcome, c.linked,
    c.officer_defined_ethnicity, c.self_defined_ethnicity, c.gender, c.age, c.hour, c.weekday, c.clock, c.n
from read_parquet($files, filename = true) as c
join file on file.path = c.filename
order by c.force, c.month, file.ordinal, c.area, c.type, c.legislation, c.object, c.outcome, c.linked,
    c.officer_defined_ethnicity, c.self_defined_ethnicity, c.gender, c.age, c.hour, c.weekday, c.clock;
