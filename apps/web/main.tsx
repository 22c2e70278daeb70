import "#platform/ui/styles.ts";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { useScheme } from "#platform/ui/a11y/store.ts";
import { makeQueryClient } from "#platform/ui/query-client.ts";
import { theme } from "#platform/ui/theme/theme.ts";
import { makeRouter } from "./router.tsx";

const queryClient = makeQueryClient();
const router = makeRouter();

/** Mantine without its two inline <style> tags: platform/ui/theme/theme-css.ts made them a file at build time. */
function Office() {
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={useScheme()}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Office />
    </StrictMode>,
  );
}
