-- In any order: the warehouse sorts all files together.
copy parsed to $file (format parquet, compression zstd);
