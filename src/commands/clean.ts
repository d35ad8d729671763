/** Teams carries some 100 KB; nothing that a person types to a bot needs more than this. */
const longestMessage = 20_000;

/** Tags that Teams' compose box and pasted mail bring along. An address in angle brackets is none of them. */
const tag =
  /<\/?(?:a|attachment|b|blockquote|br|code|codeblock|div|em|emoji|font|h[1-6]|hr|i|img|li|ol|p|pre|s|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?=[\s/>])[^<>]*>/gi;
const ownName = /^\W*mailbox\s?help/i;

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * What a person meant to type, out of what Teams sent: no markup, entities, invisible or control characters; quotes
 * straightened, white space single, line breaks kept. With `mention`, a mention in front is the bot's, whatever the
 * bot is called in this tenant; any other mention is a person and leaves its name in quotes.
 */
export function cleanText(text: string, mention: boolean): string {
  const bare = text
    .slice(0, longestMessage)
    .toWellFormed()
    .replace(mention ? /^\s*<at\b[^<>]{0,200}>[^<>]{0,200}<\/at>/i : /^$/, ' ')
    .replaceAll(/<at\b[^<>]{0,200}>([^<>]{0,200})<\/at>/gi, (_, name: string) =>
      ownName.test(name) ? ' ' : ` "${name.replaceAll('"', '')}" `,
    )
    .replaceAll(/<a\s[^<>]{0,300}?href="mailto:([^"<>?]{1,320})[^<>]{0,300}>([^<>]{0,320})<\/a>/gi, addressOfLink)
    .replaceAll(/\[([^[\]]{0,320})\]\((?:mailto:)?([^()\s]{0,400})\)/gi, (_, shown: string, to: string) =>
      addressOfLink(_, to, shown),
    )
    .replaceAll(tag, (found) => (/^<\/?(?:br|p|div|li|tr)/i.test(found) ? '\n' : ' '));
  return straighten(decodeEntities(bare)).replace(/^@?mailbox\s?help\b[\s,:]*/i, '');
}

/** A link shows an address or a name; the address behind it is what counts, unless it is shown already. */
const addressOfLink = (_: string, target: string, shown: string): string =>
  shown.includes('@') || !target.includes('@') ? shown : target;

const decodeEntities = (text: string): string =>
  text.replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : ' ';
  });

const straighten = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g, '')
    .replaceAll(/[\u2018\u2019\u201a\u201b\u2032\u02bc\uff07`´]/g, "'")
    .replaceAll(/[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/g, '"')
    .replaceAll(/[\uff20\ufe6b]/g, '@')
    .replaceAll(/[\u3001\uff0c\u060c]/g, ',')
    .replaceAll('\uff1b', ';')
    .replaceAll('\uff1f', '?')
    .replaceAll(/[\r\n\u0085\u2028\u2029]+/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/(?!\n)\p{Cc}/gu, '')
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ?\n[\n ]*/g, '\n')
    .trim();
