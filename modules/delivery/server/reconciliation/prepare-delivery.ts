import type pg from "pg";

/*
 * Temporary tables for the rules of checks/receipts.ts, filled once for one signed decree; they end with the
 * transaction. Whom an amendment withdrew is known by NIK or subject, as in prepare.ts.
 */
const about = `
  create temporary table about on commit drop as
  select d.id, d.place_code, rpad(left(d.place_code, 4), 4, '0') as whole_region, d.programme_code, d.starts_on, d.ends_on,
         d.enrolled_at, v.definition->>'form' as form,
         exists (select from delivery.entitlements t where t.decree_id = d.id and t.due_on <= current_date) as has_due
    from delivery.decrees d join programmes.versions v on v.id = d.version_id where d.id = $1`;

const withdrawals = `
  create temporary table withdrawals on commit drop as
  select w.region_code, w.nik, w.subject_id, w.kk_number, m.starts_on
    from delivery.decrees d join delivery.decrees m on m.amends_id = coalesce(d.amends_id, d.id) and m.state = 'signed' and m.id <> d.id
    join delivery.decree_lines w on w.decree_id = m.id and w.effect = 'withdraw'
   where d.id = $1 and (d.kind = 'new' or m.signed_at > d.signed_at)`;

const lines = `
  create temporary table lines on commit drop as
  select l.region_code, l.line, l.place_code, l.compartment, l.subject_id, l.total_rupiah,
         least((select min(w.starts_on) from withdrawals w where w.region_code = l.region_code and w.subject_id = l.subject_id),
               (select min(w.starts_on) from withdrawals w where w.region_code = l.region_code and w.nik = l.nik)) as gone_on
    from delivery.decree_lines l where l.decree_id = $1 and l.effect = 'grant'`;

// Whom an amendment of this decree granted: a replacement that was put on paper.
const amended = `
  create temporary table amended on commit drop as
  select l.region_code, l.subject_id
    from delivery.decrees m join delivery.decree_lines l on l.decree_id = m.id and l.effect = 'grant' and l.subject_id is not null
   where m.amends_id = $1 and m.state = 'signed'`;

const enrolled = `
  create temporary table enrolled on commit drop as
  select e.region_code, e.id, e.decree_line, e.subject_id, e.state from delivery.enrolments e where e.decree_id = $1`;

const refused = `
  create temporary table refused on commit drop as
  select r.region_code, r.line, r.reason from delivery.enrolment_refusals r where r.decree_id = $1`;

const due = `
  create temporary table due on commit drop as
  select t.region_code, t.id, t.enrolment_id, t.period, t.stage, t.due_on, t.amount_rupiah, t.state, t.held_because
    from delivery.entitlements t where t.decree_id = $1`;

const paymentColumns = `p.region_code, p.id, p.place_code, p.compartment, p.entitlement_id, p.enrolment_id, p.nik, p.account_number,
  p.amount_rupiah, p.state, p.reference, p.reject_class, p.batch_id, (p.resulted_at at time zone 'Asia/Jakarta')::date as resulted_on,
  b.number as batch_number`;

const payments = `
  create temporary table payments on commit drop as
  select ${paymentColumns}, t.period, t.stage, t.due_on, t.amount_rupiah as due_rupiah, e.subject_id, e.decree_line
    from due t join delivery.payments p on p.region_code = t.region_code and p.entitlement_id = t.id and p.state <> 'dropped'
    join enrolled e on e.region_code = p.region_code and e.id = p.enrolment_id
    join delivery.payment_batches b on b.id = p.batch_id`;

// "Went" = left the treasury and, as far as anybody knows, did not come back.
const went = `create temporary table went on commit drop as select p.* from payments p where p.state in ('sent', 'paid')`;

const elsewhere = `
  create temporary table elsewhere on commit drop as
  select ${paymentColumns}, t.period, t.stage, t.due_on, t.amount_rupiah as due_rupiah, e.subject_id, e.decree_line, d.number
    from about a
    join (select distinct w.period, w.stage from went w) s on true
    join delivery.entitlements t on t.programme_code = a.programme_code and t.period = s.period and t.stage = s.stage and t.decree_id <> a.id
    join delivery.payments p on p.region_code = t.region_code and p.entitlement_id = t.id and p.state in ('sent', 'paid')
    join delivery.enrolments e on e.region_code = p.region_code and e.id = p.enrolment_id
    join delivery.decrees d on d.id = t.decree_id
    join delivery.payment_batches b on b.id = p.batch_id`;

const handed = `
  create temporary table handed on commit drop as
  select distinct on (h.region_code, g.entitlement_id) h.region_code, h.id, h.place_code, h.compartment, g.entitlement_id, t.enrolment_id,
         t.period, t.stage, t.due_on, h.number, h.quantity, (h.happened_at at time zone 'Asia/Jakarta')::date as handed_on,
         e.subject_id, e.decree_line
    from due t join delivery.goods_allocations g on g.region_code = t.region_code and g.entitlement_id = t.id and g.state <> 'returned'
    join delivery.handovers h on h.region_code = g.region_code and h.allocation_id = g.id and h.outcome in ('full', 'partial')
    join enrolled e on e.region_code = t.region_code and e.id = t.enrolment_id
   order by h.region_code, g.entitlement_id, h.happened_at desc, h.id desc`;

const found = `
  create temporary table found (region_code text collate "C", place_code text collate "C", compartment text, kind text, line integer,
    other_line integer, details jsonb, fingerprint text collate "C") on commit drop`;

const statements: ReadonlyArray<readonly [text: string, analysed: string | null]> = [
  [about, null],
  [withdrawals, "withdrawals"],
  [lines, "lines"],
  [amended, null],
  [enrolled, "enrolled"],
  [refused, "refused"],
  [due, "due"],
  [payments, "payments"],
  [went, "went"],
  [elsewhere, "elsewhere"],
  [handed, "handed"],
  [found, null],
];

/** Fills the tables for one signed decree, inside the caller's transaction. */
export async function prepareDeliveryTables(client: pg.ClientBase, decreeId: string): Promise<void> {
  // CREATE TABLE AS takes no parameters; a uuid is digits and dashes only.
  if (!/^[0-9a-f-]{36}$/.test(decreeId)) throw new Error("not an id of a decree");
  for (const [text, analysed] of statements) {
    await client.query(text.replaceAll("$1", `'${decreeId}'::uuid`));
    if (analysed !== null) await client.query(`analyze ${analysed}`);
  }
}
