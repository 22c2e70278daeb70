import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { m } from "#messages/messages.js";
import { beginOfficeSignIn } from "#modules/identity/contract/begin-office-sign-in.ts";
import { getSignInOptions } from "#modules/identity/contract/get-sign-in-options.ts";
import { signIn } from "#modules/identity/contract/sign-in.ts";
import { ErrorSummary, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import styles from "./door.module.css";
import { Door } from "./door.tsx";
import { browserKeyName, wantedName } from "./office-return-page.tsx";

/** Only an address of this office: one that leads elsewhere would make the door a trap (open redirect). */
export function safeTarget(wanted: string | undefined): string {
  return wanted !== undefined && /^\/(?![/\\])/.test(wanted) ? wanted : "/";
}

/** Username or NIP with password; then, where the account has one, the code of the second factor. */
export function SignInPage() {
  const [{ ke }] = useUrlState();
  const router = useRouter();
  const client = useQueryClient();
  const options = useRead(getSignInOptions, {});
  const act = useAct(signIn);
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const codeInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = `${m.shell_sign_in()} · Sinergi`;
  });
  useEffect(() => {
    if (asksCode) codeInput.current?.focus();
  }, [asksCode]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await act.run({ username, password, ...(asksCode ? { code } : {}) });
    if (result.ok) {
      client.clear();
      router.history.push(safeTarget(ke));
      return;
    }
    if (result.refusal.code === "SECOND_FACTOR_NEEDED") {
      setAsksCode(true);
      act.reset();
    } else if (result.refusal.code === "SECOND_FACTOR_WRONG") {
      setCode("");
      codeInput.current?.focus();
    }
  }

  return (
    <Door
      title={asksCode ? m.shell_second_factor_title() : m.shell_sign_in()}
      text={asksCode ? m.shell_second_factor_text() : m.shell_sign_in_text()}
    >
      <form className={styles["form"]} onSubmit={(event) => void submit(event)}>
        <ErrorSummary refusal={act.refusal} />
        {asksCode ? (
          <TextInput
            ref={codeInput}
            id={fieldId("code")}
            label={m.ui_second_factor()}
            description={m.ui_second_factor_help()}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={16}
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        ) : (
          <>
            <TextInput
              id={fieldId("username")}
              label={m.shell_username()}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={60}
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            <PasswordInput
              id={fieldId("password")}
              label={m.shell_password()}
              autoComplete="current-password"
              required
              maxLength={200}
              visibilityToggleButtonProps={{ "aria-label": m.shell_password_show(), tabIndex: 0 }}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </>
        )}
        <Button type="submit" size="md" loading={act.running}>
          {asksCode ? m.shell_second_factor_send() : m.shell_sign_in()}
        </Button>
        {asksCode && (
          <Button
            variant="subtle"
            onClick={() => {
              setAsksCode(false);
              setCode("");
              setPassword("");
              act.reset();
            }}
          >
            {m.shell_other_account()}
          </Button>
        )}
      </form>
      {!asksCode && options.data?.office != null && (
        <OfficeSignIn label={options.data.office.label} wanted={safeTarget(ke)} />
      )}
    </Door>
  );
}

function OfficeSignIn({ label, wanted }: { readonly label: string; readonly wanted: string }) {
  const act = useAct(beginOfficeSignIn);
  async function go(): Promise<void> {
    const result = await act.run({});
    if (!result.ok) return;
    sessionStorage.setItem(browserKeyName, result.out.browserKey);
    sessionStorage.setItem(wantedName, wanted);
    globalThis.location.assign(result.out.redirectTo);
  }
  return (
    <div className={styles["form"]}>
      <p className={styles["or"]}>{m.shell_or()}</p>
      <ErrorSummary refusal={act.refusal} />
      <Button variant="default" size="md" loading={act.running} onClick={() => void go()}>
        {m.shell_sign_in_with({ label })}
      </Button>
    </div>
  );
}
