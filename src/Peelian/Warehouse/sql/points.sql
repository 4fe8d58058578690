select distinct longitude, latitude
from read_parquet($files)
where longitude is not null and latitude is not null
order by longitude, latitude;
