import { type CallExpression, type Expression, type ModuleItem, parseSync, type Statement } from "@swc/core";

/** One file of the source: its path below the repository and its text. */
export type Source = { path: string; text: string };

type Exported = { name: string; value?: Expression; body?: Statement[] };

function itemsOf({ path, text }: Source): ModuleItem[] {
  return parseSync(text, { syntax: "typescript", tsx: path.endsWith(".tsx") }).body;
}

function functionBody(value: Expression | undefined): Statement[] | undefined {
  const isFunction = value?.type === "ArrowFunctionExpression" || value?.type === "FunctionExpression";
  if (!isFunction || !value.body) return undefined;
  return "stmts" in value.body ? value.body.stmts : [];
}

/** What a module exports as values; types are left out, and what cannot be followed is named `*`. */
function exportsOf(source: Source): Exported[] {
  return itemsOf(source).flatMap((item): Exported[] => {
    if (item.type === "ExportDeclaration") {
      const { declaration } = item;
      if (declaration.type === "FunctionDeclaration") {
        return [{ name: declaration.identifier.value, body: declaration.body?.stmts ?? [] }];
      }
      if (declaration.type === "VariableDeclaration") {
        return declaration.declarations.map(({ id, init }) => ({
          name: id.type === "Identifier" ? id.value : "*",
          value: init ?? undefined,
          body: functionBody(init ?? undefined),
        }));
      }
      return declaration.type === "ClassDeclaration" ? [{ name: declaration.identifier.value }] : [];
    }
    if (item.type === "ExportNamedDeclaration") return item.typeOnly ? [] : [{ name: "*" }];
    const other = ["ExportAllDeclaration", "ExportDefaultDeclaration", "ExportDefaultExpression"].includes(
      item.type,
    );
    return other ? [{ name: "*" }] : [];
  });
}

/** The name of the function that an expression calls, through `await` and type assertions. */
function calleeOf(value: Expression | null | undefined): string | undefined {
  if (value?.type === "AwaitExpression") return calleeOf(value.argument);
  if (value?.type !== "CallExpression") return undefined;
  return value.callee.type === "Identifier" ? value.callee.value : undefined;
}

function propertyNames(call: CallExpression): string[] {
  const definition = call.arguments[0]?.expression;
  if (definition?.type !== "ObjectExpression") return [];
  return definition.properties.flatMap((property) => {
    if (property.type === "Identifier") return [property.value];
    const named = property.type === "KeyValueProperty" || property.type === "MethodProperty";
    return named && property.key.type === "Identifier" ? [property.key.value] : [];
  });
}

function importsFromPolicy(source: Source): Set<string> {
  const names = itemsOf(source).flatMap((item) =>
    item.type === "ImportDeclaration" && item.source.value === "@/lib/policy/can" && !item.typeOnly
      ? item.specifiers.map(({ local }) => local.value)
      : [],
  );
  return new Set(names);
}

/** Whether the first statement asks the policy, and the second ends the function when it says no. */
function asksPolicyFirst(body: Statement[], policy: ReadonlySet<string>): boolean {
  const [first, second] = body;
  if (first?.type === "ExpressionStatement") {
    return calleeOf(first.expression) === "allowEveryone" && policy.has("allowEveryone");
  }
  if (first?.type !== "VariableDeclaration") return false;
  const [declared] = first.declarations;
  const callee = calleeOf(declared?.init);
  if (!callee || !/^authorize/.test(callee) || !policy.has(callee)) return false;
  const denied = declared?.id.type === "Identifier" ? declared.id.value : undefined;
  if (second?.type !== "IfStatement" || second.test.type !== "Identifier" || second.test.value !== denied)
    return false;
  const end = second.consequent.type === "BlockStatement" ? second.consequent.stmts[0] : second.consequent;
  return end?.type === "ReturnStatement";
}

/** Commands and queries whose first statement is no authorization from lib/policy. */
export function findUnauthorized(source: Source): string[] {
  const policy = importsFromPolicy(source);
  return exportsOf(source)
    .filter(({ name, body }) => name === "*" || (body !== undefined && !asksPolicyFirst(body, policy)))
    .map(({ name }) => `${source.path}: ${name} does not ask lib/policy first`);
}

/** Commands whose file does not export one function of the file's own name. */
export function findMisnamedCommand(source: Source): string[] {
  const file = source.path.split("/").at(-1) ?? "";
  const expected = file
    .replace(/\.ts$/, "")
    .replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  const names = exportsOf(source).filter(({ body }) => body !== undefined);
  if (names.length === 1 && names[0]?.name === expected) return [];
  return [
    `${source.path}: exports ${names.map(({ name }) => name).join(", ") || "nothing"}, not ${expected} alone`,
  ];
}

const ROUTE_SETTINGS = new Set([
  "dynamic",
  "runtime",
  "maxDuration",
  "revalidate",
  "fetchCache",
  "preferredRegion",
]);

/**
 * Public endpoints that the wrapper does not guard: exports of a `"use server"` file, or methods of a route, that
 * are not one call of `maker` with a name and a policy.
 */
export function findUnguarded(source: Source, maker: "defineAction" | "defineRoute"): string[] {
  return exportsOf(source)
    .filter(({ name }) => maker === "defineAction" || !ROUTE_SETTINGS.has(name))
    .filter(({ value }) => {
      if (value?.type !== "CallExpression" || calleeOf(value) !== maker) return true;
      const names = propertyNames(value);
      return !names.includes("policy") || !names.includes("name");
    })
    .map(({ name }) => `${source.path}: ${name} is not made by ${maker} with a name and a policy`);
}

/** Whether every export of the file is a public endpoint. */
export function isServerFile(source: Source): boolean {
  return /^(\s|\/\/.*\n|\/\*[\s\S]*?\*\/)*["']use server["']/.test(source.text);
}

/** `"use server"` inside a function makes an endpoint that no test sees. */
export function findInlineActions(source: Source): string[] {
  const inline = /\{\s*["']use server["']/.test(source.text);
  return inline ? [`${source.path}: "use server" inside a function`] : [];
}
