insert into coverage
select distinct
    snapshot, measure, statistic, area,
    case when slice = '' then '' else regexp_replace(slice, '=[^;]*', '', 'g') end as slice_dims,
    first, last, classification
from observation
order by measure, area, last, snapshot, first, slice_dims, statistic, classification;

update snapshot
set classification = found.classification
from (
    select snapshot, any_value(classification) as classification
    from coverage
    group by snapshot
    having count(distinct classification) = 1
) as found
where found.snapshot = snapshot.ordinal;
