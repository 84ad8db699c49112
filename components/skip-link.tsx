/** The first thing in the tab order: past the header, to the content. */
export function SkipLink() {
  return (
    <a className="skip-link" href="#content">
      Skip to the content
    </a>
  );
}
