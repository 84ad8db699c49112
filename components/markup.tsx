type Props = {
  /** HTML from our own sanitiser. Nothing else may be passed. */
  html: string;
  /** `compact` for a few lines inside a list or a table. */
  size?: 'reading' | 'compact';
  lang?: string;
};

/** Text of the community, styled for reading: headings, notes, footnotes, tables, code, lists. */
export function Markup({ html, size = 'reading', lang }: Props) {
  return (
    <div
      className={`markup markup-${size}`}
      lang={lang}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
