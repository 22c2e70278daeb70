-- Sums of payments for balances: figures, never a person, so payments behind a compartment count too. Without them
-- a batch would look unexplained to whoever may not see one of its recipients.

create function delivery.payment_sums(batches uuid[])
  returns table (batch_id uuid, budget_id uuid, state text, reject_class text, lines bigint, rupiah bigint)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select p.batch_id, p.budget_id, p.state, p.reject_class, count(*), sum(p.amount_rupiah)::bigint
      from delivery.payments p join delivery.payment_batches b on b.id = p.batch_id
     where b.place_code >= app.area_from() and b.place_code < app.area_upto() and (batches is null or p.batch_id = any (batches))
     group by p.batch_id, p.budget_id, p.state, p.reject_class
  $$;
revoke execute on function delivery.payment_sums from public;
grant execute on function delivery.payment_sums to sinergi_app;
comment on function delivery.payment_sums is 'Counts and sums of the payments of batches in the actor''s area, by state; NULL = every batch there.';
