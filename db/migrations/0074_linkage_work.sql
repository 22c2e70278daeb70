-- One linkage at a time in an office, whoever began it: its engine takes two gigabytes. The application sees only
-- the works of its own area, so the question is asked with the owner's rights and answered by yes or no.

create function intake.linkage_is_running() returns boolean
  language sql stable security definer set search_path = pg_catalog
  return exists (select 1 from app.batches b where b.kind = 'intake.link' and b.state in ('waiting', 'running'));
revoke execute on function intake.linkage_is_running() from public;
grant execute on function intake.linkage_is_running() to sinergi_app, sinergi_loader;
