/**
 * Node's options for a worker. With a bounded heap V8 gives memory back early, instead of letting it grow fourfold
 * between two collections; what a job holds at once is far below the bound. The condition is the one under which
 * `server-only` allows what is not a component.
 */
export const WORKER_OPTIONS = ["--max-old-space-size=1024", "--conditions=react-server"];
