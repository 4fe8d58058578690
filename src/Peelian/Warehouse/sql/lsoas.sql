-- Every small area that the files name, with the area of the newest lookup that knows it.
select distinct s.lsoa, s.lsoa_name, lookup.area
from read_parquet($files) as s
left join lookup on lookup.lsoa = s.lsoa
where s.lsoa is not null
order by s.lsoa, s.lsoa_name;
