/** Where something stands in a text, counted from 1. */
export interface Place {
  line: number;
  column: number;
}

export type JsonPath = readonly (string | number)[];

/**
 * Where the value at a path begins in a JSON text that parses; where its nearest holder does when the path leads further
 * than the text goes. For telling someone who wrote the file by hand which line to look at.
 */
export function placeInJson(json: string, path: JsonPath): Place {
  const before = json.slice(0, offsetOf(json, path)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function offsetOf(json: string, path: JsonPath): number {
  let at = skipBlank(json, 0);
  for (const step of path) {
    const inner = findMember(json, at, step);
    if (inner === null) return at;
    at = inner;
  }
  return at;
}

/** Where a member's value begins, in the object or list that begins at `at`; the last of a name that stands twice. */
function findMember(json: string, at: number, step: string | number): number | null {
  let found: number | null = null;
  for (const member of members(json, at)) if (member.name === step) found = member.at;
  return found;
}

function* members(json: string, start: number): Generator<{ name: string | number; at: number }> {
  const isList = json[start] === '[';
  if (!isList && json[start] !== '{') return;
  let at = skipBlank(json, start + 1);
  for (let index = 0; json[at] !== ']' && json[at] !== '}'; index++) {
    const key = isList ? null : stringAt(json, at);
    if (key) at = skipBlank(json, skipBlank(json, key.end) + 1);
    yield { name: key ? key.value : index, at };
    at = skipBlank(json, endOfValue(json, at));
    if (json[at] === ',') at = skipBlank(json, at + 1);
  }
}

const BLANK = /[\s\ufeff]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const PLAIN = /[^\s,\]}]*/y;

function endOfMatch(pattern: RegExp, json: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(json) ? pattern.lastIndex : at;
}

const skipBlank = (json: string, at: number): number => endOfMatch(BLANK, json, at);

function stringAt(json: string, at: number): { value: string; end: number } {
  const end = endOfMatch(STRING, json, at);
  return { value: JSON.parse(json.slice(at, end)) as string, end };
}

function endOfValue(json: string, at: number): number {
  if (json[at] === '"') return endOfMatch(STRING, json, at);
  if (json[at] !== '{' && json[at] !== '[') return endOfMatch(PLAIN, json, at);
  return endOfNest(json, at);
}

/** Past the bracket that closes the one at `at`: counted, not recursed into, so that a deep file cannot exhaust us. */
function endOfNest(json: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    if (json[at] === '"') at = endOfMatch(STRING, json, at);
    else {
      if (json[at] === '{' || json[at] === '[') depth++;
      if (json[at] === '}' || json[at] === ']') depth--;
      at++;
    }
  } while (depth > 0 && at < json.length);
  return at;
}
