// Imported before anything else, by `node --import`, and therefore in a dialect that every Node understands.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old, and the newer one of the packages is missing: ` +
      "run `npm ci` again (without --ignore-scripts), or install Node 22.18 or newer.\n",
  );
  process.exit(1);
}
