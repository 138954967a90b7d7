import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { LOCALES } from "@/lib/i18n/config";

const FOLDER = join(process.cwd(), "lib/i18n/messages");

type Messages = { [key: string]: string | Messages };

/** Every text of a namespace by its dotted key. */
function flatten(messages: Messages, prefix = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === "string") texts.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

/** Names of a message's arguments; throws when the message is not valid ICU. */
export function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  const walk = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      if (element.type === TYPE.tag) walk(element.children);
      else names.add(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const option of Object.values(element.options)) walk(option.value);
      }
    }
  };
  walk(parse(text));
  return [...names].sort();
}

/** What is wrong with one language beside the source language, one line each. */
export function compareMessages(source: Map<string, string>, other: Map<string, string>): string[] {
  const problems: string[] = [];
  for (const [key, text] of source) {
    const translated = other.get(key);
    if (translated === undefined) {
      problems.push(`${key}: missing`);
      continue;
    }
    if (translated.trim() === "") problems.push(`${key}: empty`);
    try {
      const [wanted, given] = [argumentsOf(text), argumentsOf(translated)];
      if (wanted.join() !== given.join())
        problems.push(`${key}: arguments ${given.join()} instead of ${wanted.join()}`);
    } catch (error) {
      problems.push(`${key}: not valid ICU: ${(error as Error).message}`);
    }
    if (
      source !== other &&
      text === translated &&
      text.length > 24 &&
      text.includes(" ") &&
      !/^[A-Z{]/.test(text)
    ) {
      problems.push(`${key}: still English`);
    }
  }
  for (const key of other.keys()) if (!source.has(key)) problems.push(`${key}: not in the source language`);
  return problems;
}

/** Compares every namespace of every language with English; one line per problem. */
export function checkMessages(folder: string): string[] {
  const problems: string[] = [];
  const namespaces = readdirSync(join(folder, "en"));
  const read = (locale: string, file: string) =>
    flatten(JSON.parse(readFileSync(join(folder, locale, file), "utf8")) as Messages);
  for (const locale of LOCALES) {
    const present = new Set(readdirSync(join(folder, locale)));
    for (const file of namespaces) {
      const source = read("en", file);
      if (!present.has(file)) problems.push(`${locale}/${file}: missing`);
      else
        problems.push(
          ...compareMessages(source, locale === "en" ? source : read(locale, file)).map(
            (line) => `${locale}/${file} ${line}`,
          ),
        );
      present.delete(file);
    }
    for (const file of present) problems.push(`${locale}/${file}: not in the source language`);
  }
  return problems;
}

if (process.argv[1]?.endsWith("check-messages.ts")) {
  const problems = checkMessages(FOLDER);
  for (const line of problems) console.error(line);
  if (problems.length > 0) process.exit(1);
  console.log(`${readdirSync(join(FOLDER, "en")).length} namespaces agree in ${LOCALES.length} languages`);
}
