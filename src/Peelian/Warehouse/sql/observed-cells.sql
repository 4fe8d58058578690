-- Published numbers, those of one cell, classification and file added up; what is no count (shares, bases) is never added.
-- rank says which file a pack would use first.
with used as (
    select unnest($snapshots) as snapshot, unnest($ranks) as rank
), cell as (
    select
        o.snapshot, used.rank, o.measure, o.statistic, o.area, o.first, o.last, o.slice,
        cast(sum(o.value) as decimal(28, 10)) as value, max(o.decimals) as decimals, max(o.base) as base, max(o.text) as text,
        max(o.note) as note, o.classification, string_agg(nullif(o.line, 0), ';' order by o.line) as lines,
        case when o.statistic <> 'value' then o.line end as alone
    from observation as o
    join used on used.snapshot = o.snapshot
    where o.measure in (select unnest($measures)) and o.area in (select unnest($areas)) and o.last between $from and $to
      and ($statistic = '' or o.statistic = $statistic) and ($slice = '*' or o.slice = $slice)
    group by all
), placed as (
    select * exclude (alone), rank() over (partition by measure, statistic, area, first, last, slice order by rank) as place
    from cell
), wanted as (
    select * from placed
    where case when $only < 0 then $every or place = 1 else snapshot = $only end
)
