import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";
import type { OutputOf, Refusal } from "#platform/kernel/contract.ts";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { useMay } from "#platform/ui/session.ts";
import type { listRoles } from "../contract/list-roles.ts";
import { Bidang, Compartment, type UserDetails } from "../contract/shapes.ts";
import { AreaSelect } from "./area-select.tsx";
import styles from "./identity.module.css";

const bidangWords: Readonly<Record<Bidang, () => string>> = {
  rehsos: m.identity_bidang_rehsos,
  dayasos: m.identity_bidang_dayasos,
  "fakir-miskin": m.identity_bidang_fakir_miskin,
  linjamsos: m.identity_bidang_linjamsos,
};

const compartmentWords: Readonly<Record<Compartment, () => string>> = {
  "children-in-law": m.identity_compartment_children,
  victims: m.identity_compartment_victims,
  hiv: m.identity_compartment_hiv,
  adoption: m.identity_compartment_adoption,
  complaints: m.identity_compartment_complaints,
};

export const bidangName = (bidang: Bidang): string => bidangWords[bidang]();
export const compartmentName = (compartment: Compartment): string => compartmentWords[compartment]();

type Roles = OutputOf<typeof listRoles>["roles"];

/** Name, post, roles, area, division and compartments of a user. */
export function UserFields({
  value,
  roles,
  refusal,
  onChange,
}: {
  readonly value: UserDetails;
  readonly roles: Roles;
  readonly refusal: Refusal | undefined;
  readonly onChange: (change: Partial<UserDetails>) => void;
}) {
  const locale = useLocale();
  const mayAssignCompartments = useMay("identity.compartment.grant");
  const bidangNeeded = roles.some((role) => value.roles.includes(role.name) && role.bidangRequired);
  return (
    <>
      <TextInput
        id={fieldId("displayName")}
        label={m.identity_name()}
        required
        maxLength={120}
        autoComplete="off"
        error={fieldError(refusal, "displayName")}
        value={value.displayName}
        onChange={(event) => onChange({ displayName: event.currentTarget.value })}
      />
      <TextInput
        id={fieldId("nip")}
        label={m.identity_nip()}
        description={m.identity_nip_help()}
        inputMode="numeric"
        maxLength={18}
        autoComplete="off"
        error={fieldError(refusal, "nip")}
        value={value.nip ?? ""}
        onChange={(event) => onChange({ nip: event.currentTarget.value.trim() || null })}
      />
      <TextInput
        id={fieldId("position")}
        label={m.identity_position()}
        maxLength={120}
        autoComplete="off"
        error={fieldError(refusal, "position")}
        value={value.position ?? ""}
        onChange={(event) => onChange({ position: event.currentTarget.value || null })}
      />
      <fieldset className={styles["group"]} id={fieldId("roles")} tabIndex={-1}>
        <legend>{m.identity_roles()}</legend>
        {fieldError(refusal, "roles") !== undefined && (
          <p className={styles["error"]}>{fieldError(refusal, "roles")}</p>
        )}
        {roles
          .filter((role) => role.grantable || value.roles.includes(role.name))
          .map((role) => (
            <Checkbox
              key={role.name}
              label={role.title[locale]}
              description={
                role.secondFactorRequired
                  ? `${role.summary[locale]} ${m.identity_role_needs_factor()}`
                  : role.summary[locale]
              }
              checked={value.roles.includes(role.name)}
              onChange={(event) =>
                onChange({
                  roles: event.currentTarget.checked
                    ? [...value.roles, role.name]
                    : value.roles.filter((name) => name !== role.name),
                })
              }
            />
          ))}
      </fieldset>
      <fieldset className={styles["group"]} id={fieldId("areaCode")} tabIndex={-1}>
        <legend>{m.identity_area()}</legend>
        <p className={styles["help"]}>{m.identity_area_help()}</p>
        <AreaSelect value={value.areaCode} onChange={(areaCode) => onChange({ areaCode })} />
      </fieldset>
      {(bidangNeeded || value.bidang !== null) && (
        <NativeSelect
          id={fieldId("bidang")}
          label={m.identity_bidang()}
          required={bidangNeeded}
          error={fieldError(refusal, "bidang")}
          value={value.bidang ?? ""}
          onChange={(event) =>
            onChange({ bidang: Bidang.options.find((name) => name === event.currentTarget.value) ?? null })
          }
          data={[
            { value: "", label: m.identity_choose() },
            ...Bidang.options.map((name) => ({ value: name, label: bidangName(name) })),
          ]}
        />
      )}
      {mayAssignCompartments && (
        <fieldset className={styles["group"]}>
          <legend>{m.identity_compartments()}</legend>
          <p className={styles["help"]}>{m.identity_compartments_help()}</p>
          {Compartment.options.map((name) => (
            <Checkbox
              key={name}
              label={compartmentName(name)}
              checked={value.compartments.includes(name)}
              onChange={(event) =>
                onChange({
                  compartments: event.currentTarget.checked
                    ? [...value.compartments, name]
                    : value.compartments.filter((one) => one !== name),
                })
              }
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
