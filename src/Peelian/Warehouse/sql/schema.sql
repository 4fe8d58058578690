create table meta (key varchar not null, value varchar not null);

create table snapshot (
    ordinal integer not null,
    id varchar not null,
    source varchar not null,
    publisher varchar not null,
    series varchar not null,
    published date,
    effective date not null,
    last_month integer,
    added integer not null,
    illustrative boolean not null,
    access varchar not null,
    release_at date,
    classification varchar
);

create table observation (
    snapshot integer not null,
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
    sheet varchar -- of a workbook; line and col are then its row and column
);

create table coverage (
    snapshot integer not null,
    measure varchar not null,
    statistic varchar not null,
    area varchar not null,
    slice_dims varchar not null,
    first integer not null,
    last integer not null,
    classification varchar
);

create table incident_coverage (
    snapshot integer not null,
    table_name varchar not null,
    force varchar,
    month integer not null,
    rows bigint not null,
    located bigint not null
);

create table street (
    snapshot integer not null, force varchar, month integer not null, area varchar, crime_type varchar not null, n bigint not null
);

-- The same by small area and map point, for maps.
create table street_place (
    snapshot integer not null, force varchar, month integer not null, area varchar, crime_type varchar not null,
    lsoa varchar, longitude double, latitude double, location varchar, n bigint not null
);

create table outcomes (
    snapshot integer not null, force varchar, month integer not null, area varchar, outcome varchar not null, n bigint not null
);

create table stops (
    snapshot integer not null,
    force varchar,
    month integer not null,
    area varchar,
    type varchar not null,
    legislation varchar not null,
    object varchar not null,
    outcome varchar not null,
    linked varchar not null,
    officer_defined_ethnicity varchar not null,
    self_defined_ethnicity varchar not null,
    gender varchar not null,
    age varchar not null,
    hour varchar not null, -- 00 to 23, a dimension as the others
    weekday varchar not null, -- monday to sunday
    clock varchar not null, -- midnight or timed: how many are midnight tells dates from times
    n bigint not null
);

-- Shapes of areas, wards and LSOAs: well-known binary, in longitude and latitude.
create table boundary (
    ordinal  integer not null,
    level    varchar not null, -- area, ward or lsoa
    edition  varchar not null, -- the year that the codes are of, such as 2021; empty where not said
    area     varchar not null, -- the code of the place itself
    name     varchar not null,
    parent   varchar,          -- the area of the catalogue that it lies in, as far as its publisher says it
    vertices integer not null,
    shape    blob    not null
);

-- Wards and postcodes, and the area that each lies in.
create table place_name (
    ordinal integer not null,
    kind    varchar not null,
    name    varchar not null,
    area    varchar not null
);

-- Which ward and area each LSOA belongs to.
create table lsoa_lookup (
    ordinal   integer not null,
    lsoa      varchar not null,
    area      varchar not null,
    ward      varchar,
    ward_name varchar
);

-- Residents of wards and LSOAs.
create table place_population (
    ordinal integer not null,
    place   varchar not null,
    month   integer not null,
    people  bigint  not null,
    line    integer not null
);
