type Props = {
  action?: string;
  defaultValue?: string;
  /** Distinguishes the fields where a page has two. */
  id?: string;
  label?: string;
  placeholder?: string;
  /** `large` on the search page; `compact` in the site's header, where only screen readers get the label. */
  size?: 'compact' | 'large';
};

/** A search box that is a form and works by pressing Enter. `/` moves the focus to the last one on the page. */
export function SearchField(props: Props) {
  const { action = '/search', defaultValue, id = 'q', label = 'Search' } = props;
  const { placeholder, size = 'compact' } = props;
  return (
    <form
      action={action}
      method="get"
      role="search"
      className={`search search-${size}`}
      aria-label={label}
    >
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        id={id}
        name="q"
        type="search"
        className="input"
        defaultValue={defaultValue}
        placeholder={placeholder ?? label}
        maxLength={500}
        autoComplete="off"
        enterKeyHint="search"
        data-search
      />
      {size === 'compact' ? (
        <kbd className="search-key" aria-hidden="true">
          /
        </kbd>
      ) : (
        <button type="submit" className="button button-primary">
          {label}
        </button>
      )}
    </form>
  );
}
