import { mustCall } from "#platform/testkit/call.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { beginOfficeSignIn } from "../contract/begin-office-sign-in.ts";
import { handler as begin } from "./begin-office-sign-in.ts";
import { signInAtProvider, startProvider, useProvider } from "./testkit/office-provider.ts";
import { aUser } from "./testkit/users.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database) => {
    const provider = await startProvider();
    await useProvider(database, provider);
    provider.person = { name: (await aUser(database)).username, methods: [] };
    const { redirectTo, browserKey } = await mustCall(database, begin, beginOfficeSignIn, null, {});
    return { input: { browserKey, query: await signInAtProvider(redirectTo) } };
  },
};
