-- Sorted so that a question about one measure and area touches few row groups.
insert into observation
select
    file.ordinal, o.measure, o.statistic, o.area, o.first, o.last, o.slice, o.value, o.decimals, o.base,
    o.text, o.note, o.classification, o.line, o.col, o.label, o.sheet
from read_parquet($files, filename = true) as o
join file on file.path = o.filename
order by o.measure, o.area, o.last, file.ordinal, o.first, o.slice, o.statistic, o.line, o.col;
