copy (
    select * from parsed order by measure, area, last, first, slice, statistic, line, col
) to $file (format parquet, compression zstd);
