/** What the policy of a page depends on. */
export type PageFacts = {
  nonce: string;
  /** Path without the language, e.g. /conferences/dushanbe-2027. */
  path: string;
  /** The site is served over TLS. */
  secure: boolean;
  development: boolean;
};

/** Pages that use the camera: the photo step, the desk and the gate. */
const CAMERA = /^\/(registrations\/[^/]+\/photo|desk(\/|$)|verify(\/|$))/;
/** Pages that read codes with WebAssembly. */
const WASM = /^\/(desk|verify)(\/|$)/;

/**
 * Pages with a token in their address: only the origin is ever told. With "no-referrer" browsers would send
 * "Origin: null", and no action could be told from a foreign one.
 */
const TOKEN = /^\/(continue|reset|invitation)\/./;

const COMMON = {
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "X-Permitted-Cross-Domain-Policies": "none",
  "Cache-Control": "private, no-store",
};

/** Content-Security-Policy of a page: nothing but our own, scripts by nonce only, never framed. */
export function contentSecurityPolicy({ nonce, path, secure, development }: PageFacts): string {
  const wasm = WASM.test(path) ? " 'wasm-unsafe-eval'" : "";
  const evaluation = development ? " 'unsafe-eval'" : "";
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${wasm}${evaluation}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
    "report-uri /api/csp",
    "report-to csp",
  ].join("; ");
}

/** Every header of a page. The camera is refused except where a page needs it. */
export function pageHeaders(facts: PageFacts): Record<string, string> {
  const camera = CAMERA.test(facts.path) ? "(self)" : "()";
  return {
    ...COMMON,
    "Content-Security-Policy": contentSecurityPolicy(facts),
    "Reporting-Endpoints": 'csp="/api/csp"',
    "Referrer-Policy": TOKEN.test(facts.path) ? "strict-origin" : "same-origin",
    "Permissions-Policy": `camera=${camera}, microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=(), payment=(), publickey-credentials-get=(self), publickey-credentials-create=(self), fullscreen=(self), clipboard-read=()`,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "X-DNS-Prefetch-Control": "off",
  };
}

/** Headers of every route handler's answer, files included: nothing in it may run. */
export function apiHeaders(): Record<string, string> {
  return {
    ...COMMON,
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
  };
}
