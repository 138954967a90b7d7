/** A stand-in for `next/headers` in tests: the request under way, and the cookies that were set on its answer. */
export const request = {
  headers: new Headers(),
  cookies: new Map<string, string>(),
  set: [] as { name: string; value: string; options: Record<string, unknown> }[],
};

/** Starts a new request with these headers and cookies. */
export function arrive(headers: Record<string, string>, cookies: Record<string, string> = {}): void {
  request.headers = new Headers(headers);
  request.cookies = new Map(Object.entries(cookies));
  request.set = [];
}

export const headers = async () => request.headers;

export const cookies = async () => ({
  get: (name: string) => {
    const value = request.cookies.get(name);
    return value === undefined ? undefined : { name, value };
  },
  set: (name: string, value: string, options: Record<string, unknown>) => {
    request.set.push({ name, value, options });
    request.cookies.set(name, value);
  },
});
