import pg from "pg";

const codes: Readonly<Record<string, "USERNAME_TAKEN" | "NIP_TAKEN">> = {
  users_username_key: "USERNAME_TAKEN",
  users_nip_key: "NIP_TAKEN",
};

/**
 * Runs a write to `users` and names the unique value it ran against, or null. The names of other areas' users
 * are invisible under row-level security, so only the database can know.
 */
export async function takenName(
  write: () => Promise<unknown>,
): Promise<"USERNAME_TAKEN" | "NIP_TAKEN" | null> {
  try {
    await write();
    return null;
  } catch (error) {
    const code =
      error instanceof pg.DatabaseError && error.code === "23505" ? codes[error.constraint ?? ""] : undefined;
    if (code === undefined) throw error;
    return code;
  }
}
