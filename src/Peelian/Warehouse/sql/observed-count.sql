-- How many numbers observed-cells would find of each measure, without adding them up.
with used as (
    select unnest($snapshots) as snapshot, unnest($ranks) as rank
), cell as (
    select distinct o.measure, o.statistic, o.area, o.first, o.last, o.slice, case when $every or $only >= 0 then o.snapshot end as snapshot
    from observation as o
    join used on used.snapshot = o.snapshot
    where o.measure in (select unnest($measures)) and o.area in (select unnest($areas)) and o.last between $from and $to
      and ($statistic = '' or o.statistic = $statistic) and ($slice = '*' or o.slice = $slice) and ($only < 0 or o.snapshot = $only)
)
select measure, count(*) from cell group by measure
