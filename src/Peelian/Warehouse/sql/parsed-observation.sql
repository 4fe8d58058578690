create or replace table parsed (
    measure varchar not null,
    statistic varchar not null,
    area varchar not null,
    first integer not null,
    last integer not null,
    slice varchar not null,
    value decimal(28, 10),
    decimals integer,
    base decimal(28, 10),
    text varchar,
    note varchar,
    classification varchar,
    line integer not null,
    col integer not null,
    label varchar,
    sheet varchar
);
