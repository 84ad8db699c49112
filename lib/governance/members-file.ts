import type { Warning } from '@/lib/formats/warning';
import { Fields } from '@/lib/formats/source-fields';
import { isYamlMap, readYaml } from '@/lib/formats/source-yaml';
import { nickOf } from './teams-file';

/** A member of a body. `email` is never shown in public. */
export type ParsedMember = {
  name: string;
  irc: string | null;
  email: string | null;
  memberId: string | null;
  /** `chair`, `vice-chair` or null, in lower case. */
  role: string | null;
  affiliation: string | null;
  /** The term as the file states it: `February 2026`. */
  term: string | null;
};

/** The members of a file in file order, or the reason the file cannot be read. */
export type MembersFile =
  { ok: true; members: ParsedMember[]; warnings: Warning[] } | { ok: false; error: Warning };

const LINE =
  /^([^(\[{#]+?)\s*(?:<([^>]*)>)?\s*(?:\(([^)]*)\))?\s*(?:<([^>]*)>)?\s*(?:\[([^\]]*)\])?\s*(?:\{([^}]*)\})?\s*$/;

const AFFILIATIONS = ['affiliation', 'organization', 'organisation', 'org', 'company', 'employer'];

/**
 * Reads the list of members: YAML since 2019; before that, one line for each member, `Name (nick) [term] {role}`.
 *
 * @param where the file's name in warnings: `governance:reference/members.yaml`
 */
export function readMembers(bytes: Uint8Array, where: string): MembersFile {
  const text = new TextDecoder().decode(bytes);
  const isLines = /^[^#\n:]+\([^)\n]*\)[^:\n]*$/m.test(text);
  return isLines ? readLines(text, where) : readList(bytes, where);
}

function readLines(text: string, where: string): MembersFile {
  const warnings: Warning[] = [];
  const members = text.split(/\r\n?|\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.trim().startsWith('#')) return [];
    const found = line.length < 500 ? LINE.exec(line.trim()) : null;
    if (!found?.[1]) {
      const message = 'The line does not say who it is about; it is passed over.';
      warnings.push({ kind: 'malformed', where: `${where}:${index + 1}`, message });
      return [];
    }
    const [, name, before, nick, after, term, role] = found;
    return [
      {
        name: name.trim(),
        irc: nickOf(nick ?? null),
        email: before ?? after ?? null,
        memberId: null,
        role: role?.trim().toLowerCase() ?? null,
        affiliation: null,
        term: term?.trim() ?? null,
      },
    ];
  });
  return { ok: true, members, warnings };
}

function readList(bytes: Uint8Array, where: string): MembersFile {
  const file = readYaml(bytes, where);
  if (!file.ok) return file;
  const warnings = [...file.warnings];
  if (!Array.isArray(file.value)) {
    return {
      ok: false,
      error: { kind: 'malformed', where, message: 'must be a list of members.' },
    };
  }
  const members = file.value.flatMap((entry, index) => {
    if (!isYamlMap(entry)) {
      const message = 'A member must hold fields; the entry is passed over.';
      warnings.push({ kind: 'malformed', where: file.at([index]), message });
      return [];
    }
    const fields = new Fields(entry, { at: file.at, path: [index], warnings });
    const name = fields.required('name');
    const role = nickOf(fields.text('role'))?.toLowerCase() ?? null;
    const affiliation = AFFILIATIONS.map((key) => fields.text(key)).find((text) => text !== null);
    const member = {
      irc: nickOf(fields.text('irc')),
      email: fields.text('email'),
      memberId: fields.text('memberid'),
      role,
      affiliation: affiliation ?? null,
      term: fields.text('date'),
    };
    fields.unknown();
    return name === null ? [] : [{ name, ...member }];
  });
  return { ok: true, members, warnings };
}
