-- How many numbers observed-cells would find of each measure, without adding them up.
with used as (
    select unnest($snapshots) as snapshot, unnest($ranks) as rank
), cell as (
    select distinct
        o.measure, o.statistic, o.area, o.first, o.last, o.slice, o.snapshot, used.rank, o.classification,
        case when o.statistic <> 'value' then o.line end as alone
    from observation as o
    join used on used.snapshot = o.snapshot
    where o.measure in (select unnest($measures)) and o.area in (select unnest($areas)) and o.last between $from and $to
      and ($statistic = '' or o.statistic = $statistic) and ($slice = '*' or o.slice = $slice) and ($only < 0 or o.snapshot = $only)
), placed as (
    select measure, rank() over (partition by measure, statistic, area, first, last, slice order by rank) as place from cell
)
select measure, count(*) from placed where $every or $only >= 0 or place = 1 group by measure
