-- Places of Indonesia by Kemendagri code, islands, names people write, codes of earlier decrees.
-- Public facts: no row-level security. On Citus these are reference tables.

create table places (
  code text collate "C" primary key check (code ~ '^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$'),
  level text not null check (level in ('province', 'regency', 'district', 'village')),
  kind text not null check (kind in ('provinsi', 'kabupaten', 'kota', 'kecamatan', 'kelurahan', 'desa', 'desa-adat')),
  parent_code text collate "C" references places (code),
  name text not null,
  label text not null,
  name_key text collate "C" not null,
  bps_code text,
  coastal boolean,
  small_island boolean,
  in_force boolean not null default true,
  check ((level = 'province') = (parent_code is null))
);
comment on table places is 'Kemendagri hierarchy (Kepmendagri 300.2.2-2430/2025), province to village. Never deleted: a place of an earlier decree stays with in_force = false.';
comment on column places.name is 'Proper name without its kind: "Serang".';
comment on column places.label is 'Kind and name: "Kabupaten Serang".';
comment on column places.name_key is 'Normal form for comparing (modules/regions/domain/name-key.ts): lower case, no spaces, numerals as digits.';
comment on column places.bps_code is 'Null = not known. BPS numbers kecamatan with 3 digits, so it cannot be derived below kabupaten/kota.';
comment on column places.coastal is 'Null = not known yet.';
comment on column places.small_island is 'True where the place lies wholly on a small island (UU 27/2007: up to 2,000 km2). Null = not known yet.';
create index places_by_parent on places (parent_code, code);
create index places_by_name_key on places (name_key, code);
create index places_by_bps_code on places (bps_code) where bps_code is not null;
create index places_name_trigram on places using gin (name_key gin_trgm_ops);
grant select on places to sinergi_app, sinergi_loader;

create table place_aliases (
  alias_key text collate "C" not null,
  code text collate "C" not null references places (code),
  alias text not null,
  source text not null,
  primary key (alias_key, code)
);
comment on table place_aliases is 'Other names of a place (abbreviation, earlier spelling). One name may stand for several places: the reader must ask.';
create index place_aliases_by_code on place_aliases (code);
create index place_aliases_trigram on place_aliases using gin (alias_key gin_trgm_ops);
grant select on place_aliases to sinergi_app, sinergi_loader;

create table place_former_codes (
  former_code text collate "C" primary key,
  code text collate "C" not null references places (code),
  decree text not null
);
comment on table place_former_codes is 'Code of an earlier decree → code in force, only where it is certain.';
grant select on place_former_codes to sinergi_app, sinergi_loader;

create table islands (
  code text collate "C" primary key check (code ~ '^\d{9}$'),
  province_code text collate "C" not null references places (code),
  regency_code text collate "C" references places (code),
  name text not null,
  latitude_degrees double precision not null check (latitude_degrees between -12 and 7),
  longitude_degrees double precision not null check (longitude_degrees between 94 and 142),
  populated boolean not null,
  outermost_small boolean not null,
  in_force boolean not null default true
);
comment on table islands is 'Named islands with WGS 84 coordinates. Data: idn-area-data, Open Database License (ODbL) 1.0.';
comment on column islands.regency_code is 'Null for an island that lies in several regencies or none.';
comment on column islands.outermost_small is 'One of the outermost small islands (Keppres 6/2017).';
create index islands_by_province on islands (province_code, code);
create index islands_by_regency on islands (regency_code, code);
grant select on islands to sinergi_app, sinergi_loader;
