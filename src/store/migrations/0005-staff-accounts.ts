import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Accounts of staff, their sessions, what guards the sign-in, and the audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await createAccounts(db);
  await createAuditTables(db, isPostgres);
  for (const statement of isPostgres ? POSTGRES_GUARDS : SQLITE_GUARDS) await sql.raw(statement).execute(db);
}

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("staff_account")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_key", "text", (column) => column.notNull().unique())
    .addColumn("role", "text", (column) => column.notNull().check(sql`role in ('reader', 'editor', 'admin')`))
    .addColumn("password", "text")
    .addColumn("issuer", "text")
    .addColumn("subject", "text")
    .addColumn("disabled", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addUniqueConstraint("staff_account_identity", ["issuer", "subject"])
    .execute();
  await db.schema
    .createTable("staff_session")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("account_id", "text", (column) =>
      column.notNull().references("staff_account.id").onDelete("cascade"),
    )
    .addColumn("way", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("last_seen_at", "text", (column) => column.notNull())
    .addColumn("ends_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("staff_session_by_account").on("staff_session").column("account_id").execute();
  await db.schema
    .createTable("sign_in_failure")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .addColumn("locked_until", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("sign_in_state")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("browser", "text", (column) => column.notNull())
    .addColumn("nonce", "text", (column) => column.notNull())
    .addColumn("verifier", "text", (column) => column.notNull())
    .addColumn("ends_at", "text", (column) => column.notNull())
    .execute();
}

async function createAuditTables(db: Kysely<unknown>, isPostgres: boolean): Promise<void> {
  // With a row number of SQLite's own, "insert or replace" by that number would take a row away and fire no trigger.
  const withoutRowNumber = isPostgres ? sql`` : sql`without rowid`;
  await db.schema
    .createTable("audit")
    .addColumn("month", "text", (column) => column.notNull())
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("made_by", "text")
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("object", "text", (column) => column.notNull())
    .addColumn("before", "text", (column) => column.notNull())
    .addColumn("after", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("audit_key", ["month", "sequence"])
    .modifyEnd(withoutRowNumber)
    .execute();
  await db.schema.createIndex("audit_by_object").on("audit").columns(["object", "month"]).execute();
  await db.schema
    .createTable("audit_removal")
    .addColumn("before_month", "text", (column) => column.primaryKey().notNull())
    .addColumn("last_hash", "text", (column) => column.notNull())
    .addColumn("rows", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .modifyEnd(withoutRowNumber)
    .execute();
  // One row: who appends holds it, so that nobody else chains on the same row meanwhile.
  await db.schema
    .createTable("audit_head")
    .addColumn("id", "integer", (column) =>
      column
        .primaryKey()
        .notNull()
        .check(sql`id = 1`),
    )
    .addColumn("month", "text", (column) => column.notNull())
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .execute();
  await sql`insert into audit_head (id, month, sequence, hash) values (1, '', 0, '')`.execute(db);
}

/**
 * What both databases refuse: to change a row of the audit log; to delete one that no row of `audit_removal` announces; to
 * insert one that does not come next; to announce the present month or a later one, or less than was announced before; to
 * change or take back what was announced.
 */
const SQLITE_GUARDS: readonly string[] = [
  `create trigger audit_stays before update on audit
   begin select raise(abort, 'the audit log is append-only'); end`,
  `create trigger audit_is_kept before delete on audit
   when not exists (select 1 from audit_removal where before_month > old.month)
   begin select raise(abort, 'the audit log is append-only'); end`,
  `create trigger audit_follows before insert on audit
   when new.sequence <> (select coalesce(max(sequence), 0) + 1 from audit where month = new.month)
     or exists (select 1 from audit where month > new.month)
   begin select raise(abort, 'the audit log is append-only: this row does not come next'); end`,
  `create trigger audit_removal_stays before update on audit_removal
   begin select raise(abort, 'what was announced of the audit log stays'); end`,
  `create trigger audit_removal_is_kept before delete on audit_removal
   begin select raise(abort, 'what was announced of the audit log stays'); end`,
  `create trigger audit_removal_is_past before insert on audit_removal
   when new.before_month not glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
     or new.before_month > strftime('%Y-%m', 'now')
     or exists (select 1 from audit_removal where before_month >= new.before_month)
   begin select raise(abort, 'only whole months that are over can be removed'); end`,
];

const POSTGRES_GUARDS: readonly string[] = [
  `create function audit_refuse() returns trigger language plpgsql as $$
   begin raise exception 'the audit log is append-only'; end $$`,
  `create function audit_guard_delete() returns trigger language plpgsql as $$
   begin
     if not exists (select 1 from audit_removal where before_month > old.month) then
       raise exception 'the audit log is append-only';
     end if;
     return old;
   end $$`,
  `create function audit_guard_insert() returns trigger language plpgsql as $$
   begin
     if new.sequence <> (select coalesce(max(sequence), 0) + 1 from audit where month = new.month)
       or exists (select 1 from audit where month > new.month) then
       raise exception 'the audit log is append-only: this row does not come next';
     end if;
     return new;
   end $$`,
  `create function audit_removal_guard_insert() returns trigger language plpgsql as $$
   begin
     if new.before_month !~ '^[0-9]{4}-[01][0-9]$'
       or new.before_month > to_char(now() at time zone 'utc', 'YYYY-MM')
       or exists (select 1 from audit_removal where before_month >= new.before_month) then
       raise exception 'only whole months that are over can be removed';
     end if;
     return new;
   end $$`,
  "create trigger audit_stays before update on audit for each row execute function audit_refuse()",
  "create trigger audit_is_kept before delete on audit for each row execute function audit_guard_delete()",
  "create trigger audit_follows before insert on audit for each row execute function audit_guard_insert()",
  "create trigger audit_is_not_emptied before truncate on audit execute function audit_refuse()",
  `create trigger audit_removal_stays before update or delete on audit_removal
   for each row execute function audit_refuse()`,
  "create trigger audit_removal_is_not_emptied before truncate on audit_removal execute function audit_refuse()",
  `create trigger audit_removal_is_past before insert on audit_removal
   for each row execute function audit_removal_guard_insert()`,
];
