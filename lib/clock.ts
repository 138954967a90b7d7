/** The present instant. The only place that reads the clock, so that tests can move it through `Ctx.now`. */
export function now(): Date {
  return new Date();
}
