-- What an amending decree gives back: an office whose ceiling is bound to the last rupiah must still be able to
-- replace one recipient by another. The sum is that of modules/delivery/server/enrolment/free-remainder.ts, asked
-- before the withdrawal instead of after it; the caller's own walls hold (no SECURITY DEFINER).
create function delivery.freeable_rupiah(decree uuid) returns bigint
  language sql stable set search_path = pg_catalog
  return (
    select coalesce(sum(greatest(e.amount_rupiah * e.times - coalesce(k.rupiah, 0), 0)), 0)::bigint
      from delivery.decrees d
      join delivery.decree_lines w on w.decree_id = d.id and w.effect = 'withdraw'
      join delivery.enrolments e on e.region_code = w.region_code and e.programme_code = d.programme_code and e.subject_id = w.subject_id
       and e.decree_id <> d.id and e.state <> 'ended' and upper(e.during) > d.starts_on
      join delivery.decrees o on o.id = e.decree_id and o.budget_id = d.budget_id
      left join lateral (
        select sum(t.amount_rupiah) as rupiah from delivery.entitlements t
         where t.region_code = e.region_code and t.enrolment_id = e.id and t.state in ('paying', 'paid', 'returned', 'handed-over')) k on true
     where d.id = freeable_rupiah.decree);
revoke execute on function delivery.freeable_rupiah from public;
grant execute on function delivery.freeable_rupiah to sinergi_app, sinergi_loader;
comment on function delivery.freeable_rupiah is 'Rupiah that the withdrawing lines of an amending decree leave in its own budget line: bound, and neither paid nor on the way.';

-- What a decree holds reserved now, from the moves themselves: an amending decree reserves less than it grants.
create function delivery.reserved_rupiah(decree uuid) returns bigint
  language sql stable set search_path = pg_catalog
  return (
    select coalesce(sum(case m.kind when 'reserve' then m.amount_rupiah else -m.amount_rupiah end), 0)::bigint
      from delivery.decrees d join delivery.budget_moves m
        on m.budget_id = d.budget_id and m.reference_kind = 'decree' and m.reference_id = d.id and m.kind in ('reserve', 'release', 'commit')
     where d.id = reserved_rupiah.decree);
revoke execute on function delivery.reserved_rupiah from public;
grant execute on function delivery.reserved_rupiah to sinergi_app, sinergi_loader;
create index budget_moves_by_reference on delivery.budget_moves (reference_id) where reference_kind = 'decree';
