import { IconAffiliate, IconSearch, IconUser, IconUsersGroup } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import { call } from "#platform/ui/api.ts";
import type { ModuleWeb } from "#platform/ui/module-web.ts";
import { findPersons } from "../contract/find-persons.ts";
import { routes as linkageRoutes } from "./linkage/routes.ts";

const suggestionCount = 8;

export const web: ModuleWeb = {
  routes: [
    {
      path: "/cari",
      title: m.registry_search,
      permission: "registry.person.find",
      nav: { group: "data", order: 0, icon: IconSearch },
      component: lazy(() => import("./search-page.tsx").then((page) => ({ default: page.SearchPage }))),
    },
    {
      path: "/keluarga",
      title: m.registry_families,
      permission: "registry.family.list",
      nav: { group: "data", order: 1, icon: IconUsersGroup },
      component: lazy(() => import("./families-page.tsx").then((page) => ({ default: page.FamiliesPage }))),
    },
    {
      path: "/keluarga/baru",
      title: m.registry_new_family,
      permission: "registry.family.record",
      component: lazy(() =>
        import("./new-family-page.tsx").then((page) => ({ default: page.NewFamilyPage })),
      ),
    },
    {
      path: "/keluarga/$familyId",
      title: m.registry_family,
      permission: "registry.family.read",
      component: lazy(() => import("./family-page.tsx").then((page) => ({ default: page.FamilyPage }))),
    },
    {
      path: "/orang/$personId",
      title: m.registry_person,
      permission: "registry.person.read",
      component: lazy(() => import("./person-page.tsx").then((page) => ({ default: page.PersonPage }))),
    },
    {
      path: "/kelompok",
      title: m.registry_groups,
      permission: "registry.group.list",
      nav: { group: "data", order: 2, icon: IconAffiliate },
      component: lazy(() => import("./groups-page.tsx").then((page) => ({ default: page.GroupsPage }))),
    },
    {
      path: "/kelompok/baru",
      title: m.registry_new_group,
      permission: "registry.group.record",
      component: lazy(() => import("./new-group-page.tsx").then((page) => ({ default: page.NewGroupPage }))),
    },
    {
      path: "/kelompok/$groupId",
      title: m.registry_group,
      permission: "registry.group.read",
      component: lazy(() => import("./group-page.tsx").then((page) => ({ default: page.GroupPage }))),
    },
    ...linkageRoutes,
  ],
  work: [
    {
      name: "registry-links",
      permission: "registry.link.decide",
      // Loaded when asked for: the words of pairs would otherwise weigh on the first load of every page.
      load: async (signal) => (await import("./linkage/load-work.ts")).loadWork(signal),
    },
  ],
  search: [
    {
      name: "persons",
      heading: m.registry_persons,
      permission: "registry.person.find",
      allAt: "/cari",
      suggest: async (text, signal) => {
        const result = await call(findPersons, { text, limit: suggestionCount }, { signal });
        if (!result.ok) return result;
        const persons = result.out.persons.map((hit) => ({
          id: hit.personId,
          title: hit.name,
          hint: [
            hit.ageYears === null ? "" : m.registry_age_years({ age: hit.ageYears }),
            hit.nikMasked ?? "",
            hit.place.label,
          ]
            .filter(Boolean)
            .join(" · "),
          icon: IconUser,
          to: hit.familyId === null ? `/orang/${hit.personId}` : `/keluarga/${hit.familyId}`,
        }));
        const places = result.out.places.slice(0, 3).map((place) => ({
          id: place.code,
          title: place.label,
          hint: m.registry_families(),
          icon: IconUsersGroup,
          to: `/keluarga?wilayah=${place.code}`,
        }));
        return { ok: true, out: [...persons, ...places] };
      },
    },
  ],
};
