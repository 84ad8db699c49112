type Props = {
  /** The text put on the clipboard. */
  text: string;
  /** The name of the copied text, for the button: “commit 1a2b3c”. */
  label: string;
};

/** A button that copies a text. `Enhance` does the work; a browser without script does not show the button. */
export function CopyButton({ text, label }: Props) {
  return (
    <button type="button" className="copy" data-copy={text} aria-label={`Copy ${label}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />
      </svg>
      <span className="copy-said" role="status" suppressHydrationWarning />
    </button>
  );
}
