import type { LaunchOptions } from "@playwright/test";
import chromium from "@sparticuz/chromium";

/** Switches that the packaged browser needs where there is no display, no graphics card and perhaps root. */
const SWITCHES = [
  "--no-sandbox",
  "--no-zygote",
  "--ignore-gpu-blocklist",
  "--use-gl=angle",
  "--use-angle=swiftshader",
];

/** A made-up camera that shows a moving picture, and nobody asked for permission. */
const CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

/**
 * How to launch the browser of the tests: a Chromium that comes as a package, so that nothing is downloaded, or the
 * one that CHROMIUM_PATH names.
 */
export async function browserOptions(): Promise<LaunchOptions> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
  return { executablePath, args: [...SWITCHES, ...CAMERA] };
}
