-- Goods and equipment: stock in lots, allocation to entitlements, hand-over with minutes (BAST), what came after.
--
-- A lot's own row carries what is reserved and what is out, with a CHECK: two officers who allocate the last
-- wheelchair at the same instant queue on that row and the second one is told that none is left.

create table delivery.goods_items (
  code text collate "C" primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  title jsonb not null,
  measure text not null,
  serial_numbered boolean not null default false,
  needs_fitting boolean not null default false,
  created_at timestamptz not null default now(),
  created_by uuid
);
comment on table delivery.goods_items is 'Kinds of goods: UEP kit, wheelchair, prosthesis, hearing aid. needs_fitting = measured and fitted on dates of their own.';

create table delivery.goods_lots (
  id uuid primary key default uuidv7(),
  item_code text collate "C" not null references delivery.goods_items,
  place_code text collate "C" not null,
  store text not null,
  document_number text not null,
  received_on date not null,
  quantity integer not null check (quantity > 0),
  reserved integer not null default 0 check (reserved >= 0),
  handed_over integer not null default 0 check (handed_over >= 0),
  written_off integer not null default 0 check (written_off >= 0),
  unit_cost_rupiah bigint not null check (unit_cost_rupiah >= 0),
  budget_id uuid references delivery.budgets,
  expires_on date,
  note text not null default '',
  created_at timestamptz not null default now(),
  created_by uuid not null,
  constraint goods_lots_within_quantity check (reserved + handed_over + written_off <= quantity)
);
comment on table delivery.goods_lots is 'What came in at once under one document. On the shelf = quantity - reserved - handed_over - written_off.';
create index goods_lots_by_item on delivery.goods_lots (item_code, place_code, received_on);

create table delivery.goods_moves (
  id uuid primary key default uuidv7(),
  lot_id uuid not null references delivery.goods_lots,
  place_code text collate "C" not null,
  kind text not null check (kind in ('receive', 'reserve', 'release', 'hand-over', 'take-back', 'write-off')),
  quantity integer not null check (quantity > 0),
  allocation_id uuid,
  note text not null default '',
  moved_at timestamptz not null default now(),
  moved_by uuid not null
);
comment on table delivery.goods_moves is 'Every movement of a lot; its figures are the sums of these. Insert-only.';
create index goods_moves_by_lot on delivery.goods_moves (lot_id, id);

create table delivery.goods_allocations (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null,
  compartment text,
  entitlement_id uuid not null,
  lot_id uuid not null references delivery.goods_lots,
  quantity integer not null check (quantity > 0),
  handed_over integer not null default 0 check (handed_over between 0 and quantity),
  state text not null default 'allocated' check (state in ('allocated', 'partly', 'handed-over', 'refused', 'cancelled', 'returned')),
  allocated_at timestamptz not null default now(),
  allocated_by uuid not null,
  revision integer not null default 1,
  primary key (region_code, id),
  foreign key (region_code, entitlement_id) references delivery.entitlements
);
-- Whatever is retried, an entitlement has goods set aside for it once.
create unique index goods_allocations_one_live on delivery.goods_allocations (region_code, entitlement_id)
  where state in ('allocated', 'partly', 'handed-over');
create index goods_allocations_to_hand on delivery.goods_allocations (place_code, state);

create table delivery.handovers (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  number text not null unique,
  place_code text collate "C" not null,
  compartment text,
  allocation_id uuid not null,
  outcome text not null check (outcome in ('full', 'partial', 'refused', 'not-met')),
  quantity integer not null check (quantity >= 0),
  happened_at timestamptz not null,
  receiver_name text not null default '',
  receiver_relation text not null default 'self' check (receiver_relation in ('self', 'family', 'guardian', 'proxy')),
  serial_number text not null default '',
  fitted_on date,
  signature bytea,
  photo bytea,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  accuracy_metres integer check (accuracy_metres between 0 and 100000),
  note text not null default '',
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  primary key (region_code, id),
  foreign key (region_code, allocation_id) references delivery.goods_allocations,
  check ((outcome in ('full', 'partial')) = (quantity > 0)),
  check (outcome not in ('full', 'partial') or (signature is not null and receiver_name <> ''))
);
alter table delivery.handovers alter column signature set storage external, alter column photo set storage external;
comment on table delivery.handovers is 'Minutes of a hand-over (BAST) or of why it did not happen; never changed, what comes later stands in handover_events.';
create index handovers_by_allocation on delivery.handovers (region_code, allocation_id);

create table delivery.handover_events (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  handover_id uuid not null,
  place_code text collate "C" not null,
  compartment text,
  kind text not null check (kind in ('fitted', 'repaired', 'returned')),
  happened_on date not null,
  note text not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  primary key (region_code, id),
  foreign key (region_code, handover_id) references delivery.handovers
);

do $$
declare
  name text;
begin
  foreach name in array array['goods_lots', 'goods_moves'] loop
    execute format('alter table delivery.%I enable row level security', name);
    execute format('alter table delivery.%I force row level security', name);
    execute format($p$create policy area on delivery.%I to sinergi_app
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))
      with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))$p$, name);
  end loop;
  foreach name in array array['goods_allocations', 'handovers', 'handover_events'] loop
    execute format('alter table delivery.%I enable row level security', name);
    execute format('alter table delivery.%I force row level security', name);
    execute format($p$create policy area_and_compartment on delivery.%I to sinergi_app
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[])))
      with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[])))$p$, name);
  end loop;
end $$;

grant select, insert on delivery.goods_items, delivery.goods_moves, delivery.handovers, delivery.handover_events to sinergi_app;
grant select, insert on delivery.goods_lots to sinergi_app;
grant select, insert, update on delivery.goods_allocations to sinergi_app;

-- A field worker hands over what lies in the province's store, whose row lies outside the worker's area: the move goes
-- through this function, which asks that the allocation lie inside it. Returns false where the shelf is empty.
create function delivery.move_goods(lot uuid, kind text, quantity integer, allocation uuid, note text, actor uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
declare
  found_lot delivery.goods_lots;
begin
  select l.* into found_lot from delivery.goods_lots l where l.id = lot for update;
  if not found then return false; end if;
  if not (found_lot.place_code >= app.area_from() and found_lot.place_code < app.area_upto()) and not exists (
    select from delivery.goods_allocations a
     where a.id = allocation and a.lot_id = lot and a.place_code >= app.area_from() and a.place_code < app.area_upto()
       and (a.compartment is null or a.compartment = any (app.compartments()))) then
    return false;
  end if;
  update delivery.goods_lots l
     set reserved = l.reserved + case move_goods.kind when 'reserve' then move_goods.quantity when 'release' then -move_goods.quantity
                                                      when 'hand-over' then -move_goods.quantity else 0 end,
         handed_over = l.handed_over + case move_goods.kind when 'hand-over' then move_goods.quantity
                                                            when 'take-back' then -move_goods.quantity else 0 end,
         written_off = l.written_off + case move_goods.kind when 'write-off' then move_goods.quantity else 0 end
   where l.id = lot;
  insert into delivery.goods_moves (lot_id, place_code, kind, quantity, allocation_id, note, moved_by)
  values (lot, found_lot.place_code, move_goods.kind, move_goods.quantity, allocation, move_goods.note, actor);
  return true;
exception when check_violation then
  return false;
end $$;
revoke execute on function delivery.move_goods from public;
grant execute on function delivery.move_goods to sinergi_app;

-- What kind of goods a lot holds is no secret; the lot's row itself belongs to the store's area.
create function delivery.item_of_lot(lot uuid) returns text
  language sql stable security definer set search_path = pg_catalog
  return (select l.item_code from delivery.goods_lots l where l.id = lot);
revoke execute on function delivery.item_of_lot from public;
grant execute on function delivery.item_of_lot to sinergi_app;

create function delivery.count_handovers(prefix text) returns bigint
  language sql stable security definer set search_path = pg_catalog
  return (select count(*) from delivery.handovers h where starts_with(h.number, prefix));
comment on function delivery.count_handovers is 'How many minutes of a year there are in the whole office: numbers run over all regions, which one region''s officer does not see.';
revoke execute on function delivery.count_handovers from public;
grant execute on function delivery.count_handovers to sinergi_app;
