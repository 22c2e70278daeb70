-- Reconciliation after the signature: what was paid, received and handed over, against the decree, row by row.
--
-- The findings stand in the same table, told apart by their stage: those of the list were all resolved before the
-- signature and never change again; those of the delivery come and go with payments until somebody resolves them.
-- A signed decree is immutable (delivery.guard_decree), so when it was last compared stands in a table of its own.

alter table delivery.findings add column stage text not null default 'list' check (stage in ('list', 'delivery'));
comment on column delivery.findings.stage is 'list = found before the signature; delivery = found between the signed decree and payments, receipts, hand-overs.';

create table delivery.delivery_checks (
  decree_id uuid primary key references delivery.decrees,
  place_code text collate "C" not null,
  batch_id uuid,
  checked_at timestamptz
);
comment on table delivery.delivery_checks is 'When a signed decree was last compared with what was paid and handed over, and the work that does it.';
alter table delivery.delivery_checks enable row level security;
alter table delivery.delivery_checks force row level security;
create policy area on delivery.delivery_checks to sinergi_app
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()));
grant select, insert, update on delivery.delivery_checks to sinergi_app, sinergi_loader;

-- Words of the paper come from templates that are data; which version they began with is kept beside them.
comment on column delivery.decrees.paper is 'Words of the paper: considering, legal basis, observing, rulings, copies, place, signer; template = code and version they began with.';

-- The comparison is bulk work. Of a hand-over it may read that it happened, not the signature nor the photo.
grant select on delivery.goods_allocations to sinergi_loader;
grant select (region_code, id, number, place_code, compartment, allocation_id, outcome, quantity, happened_at) on delivery.handovers to sinergi_loader;
