// The search of the network on anybody's page: one script tag, and nothing of that page's style or script gets in.
// <script src="https://…/suppliers/widget.js" data-language="de" data-limit="5" async></script>
(() => {
  const WORDS = 'the words';
  const WAIT_MS = 150;
  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const { language: asked = document.documentElement.lang, limit = '5', target } = script.dataset;
  const language = Object.hasOwn(WORDS, asked.slice(0, 2)) ? asked.slice(0, 2) : 'en';
  const words = WORDS[language];

  const STYLE = `
    * { box-sizing: border-box; }
    /* The page's own rules reach the host element, and what inherits from it: everything begins anew inside. */
    .box { all: initial; display: block; padding: 16px; border: 1px solid var(--virage-line, #8a97a6);
      border-radius: var(--virage-radius, 6px); background: var(--virage-surface, #fff); color: var(--virage-ink, #1c2530);
      font: 16px/1.5 var(--virage-font, system-ui, sans-serif); }
    label { display: block; margin-bottom: 4px; font-weight: 600; }
    form > div { display: flex; gap: 8px; }
    .field { position: relative; flex: 1; min-width: 0; }
    input { width: 100%; }
    input, button { height: 44px; padding: 0 12px; border: 1px solid var(--virage-line, #8a97a6);
      border-radius: var(--virage-radius, 6px); font: inherit; color: inherit; background: var(--virage-surface, #fff); }
    button { border-color: transparent; background: var(--virage-action, #0d5c63); color: var(--virage-on-action, #fff);
      font-weight: 600; cursor: pointer; }
    :focus-visible { outline: 3px solid var(--virage-action, #0d5c63); outline-offset: 2px; }
    ul { margin: 0; padding: 0; list-style: none; }
    [role=listbox] { position: absolute; z-index: 1; top: calc(100% + 4px); left: 0; right: 0; max-height: 320px;
      overflow: auto; border: 1px solid var(--virage-line, #8a97a6); border-radius: var(--virage-radius, 6px);
      background: var(--virage-surface, #fff); }
    [role=listbox][hidden] { display: none; }
    [role=option] { padding: 10px 12px; border: 0; cursor: pointer; }
    [role=option]:hover, [role=option][aria-selected=true] { background: var(--virage-action, #0d5c63);
      color: var(--virage-on-action, #fff); }
    li { padding: 12px 0; border-top: 1px solid var(--virage-line, #8a97a6); }
    a { color: var(--virage-action, #0d5c63); font-weight: 600; }
    p { margin: 12px 0; }
    li p { margin: 4px 0 0; }`;

  /** What the open API answers, or null. */
  function read(path, asked, signal) {
    const address = `${origin}/api/v1/network/suppliers${path}?${new URLSearchParams({ ...asked, language })}`;
    return fetch(address, { credentials: 'omit', signal })
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null);
  }

  /** What is being typed may become, as a combobox (WAI-ARIA); where it gets no answer, the field is as it was. */
  class Suggestions {
    active = -1;
    asking = null;
    timer = 0;

    constructor(input, list, chosen) {
      Object.assign(this, { input, list, chosen });
      input.addEventListener('input', () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.ask(), WAIT_MS);
      });
      input.addEventListener('keydown', (event) => this.press(event));
      input.addEventListener('blur', () => this.close());
      // Before the field loses focus, which would close the list under the pointer.
      list.addEventListener('pointerdown', (event) => {
        event.preventDefault();
        this.choose(event.target.closest('li'));
      });
    }

    async ask() {
      const q = this.input.value.trim();
      if (q === '') return this.close();
      this.asking?.abort();
      const { signal } = (this.asking = new AbortController());
      const { items = [] } = (await read('/suggest', { q, limit: '6' }, signal)) ?? {};
      if (!signal.aborted) this.show([...new Set(items.map(({ label }) => label))]);
    }

    show(labels) {
      this.active = -1;
      this.input.removeAttribute('aria-activedescendant');
      this.list.replaceChildren(...labels.map(option));
      this.list.hidden = labels.length === 0;
      this.input.setAttribute('aria-expanded', String(!this.list.hidden));
    }

    press(event) {
      if (event.isComposing || this.list.hidden) return;
      const count = this.list.children.length;
      const to = { ArrowDown: this.active + 1, ArrowUp: Math.max(this.active, 0) - 1 + count }[event.key];
      if (to !== undefined) this.move(to % count);
      else if (event.key === 'Escape') this.close();
      else if (event.key === 'Enter' && this.active >= 0) this.choose(this.list.children[this.active]);
      else return;
      event.preventDefault();
    }

    move(to) {
      this.list.children[this.active]?.setAttribute('aria-selected', 'false');
      this.active = to;
      this.list.children[to].setAttribute('aria-selected', 'true');
      this.list.children[to].scrollIntoView({ block: 'nearest' });
      this.input.setAttribute('aria-activedescendant', this.list.children[to].id);
    }

    choose(item) {
      if (!item) return;
      this.input.value = item.textContent;
      this.chosen();
    }

    /** Nothing that was asked for comes after this. */
    close() {
      clearTimeout(this.timer);
      this.asking?.abort();
      this.show([]);
    }
  }

  function option(label, at) {
    const item = document.createElement('li');
    Object.assign(item, { id: `option-${at}`, textContent: label });
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', 'false');
    return item;
  }

  class Search {
    constructor(root) {
      root.innerHTML = `<style></style><section class="box"><form role="search"><label for="q"></label>
        <div><div class="field"><input id="q" name="q" type="search" maxlength="400" autocomplete="off" role="combobox"
        aria-autocomplete="list" aria-controls="options" aria-expanded="false"><ul id="options" role="listbox" hidden></ul>
        </div><button></button></div></form>
        <p role="status"></p><ul class="found"></ul><p class="all"><a></a></p></section>`;
      const find = (selector) => root.querySelector(selector);
      [this.input, this.status, this.list, this.all] = ['input', '[role=status]', '.found', '.all a'].map(
        find,
      );
      find('style').textContent = STYLE;
      find('section').lang = language;
      find('section').setAttribute('aria-label', words.site_name);
      find('label').textContent = words.search_label;
      find('button').textContent = words.search_button;
      find('[role=listbox]').setAttribute('aria-label', words.search_label);
      this.leadOn('');
      this.suggestions = new Suggestions(this.input, find('[role=listbox]'), () => this.search());
      find('form').addEventListener('submit', (event) => {
        event.preventDefault();
        this.search();
      });
    }

    leadOn(q) {
      this.all.href = `${origin}/suppliers/${language}/search${q && `?q=${encodeURIComponent(q)}`}`;
      this.all.textContent = words.all_suppliers;
    }

    async search() {
      const q = this.input.value.trim();
      this.suggestions.close();
      this.leadOn(q);
      const { items, total } = (await read('', { q, limit })) ?? { items: [], total: null };
      if (this.input.value.trim() !== q) return;
      this.list.replaceChildren(...items.map(entry));
      this.status.textContent =
        total === null ? words.error_fault_text : total === 0 ? words.search_none : counted(total);
    }
  }

  function counted(count) {
    const { [new Intl.PluralRules(language).select(count)]: word = words.count_suppliers.other } =
      words.count_suppliers;
    return word.replace('{count}', new Intl.NumberFormat(language).format(count));
  }

  /** Texts of others are set as text, never read as markup. */
  function entry({ name, slug, reasons }) {
    const [item, link, why] = ['li', 'a', 'p'].map((tag) => document.createElement(tag));
    link.href = `${origin}/suppliers/${language}/firm/${encodeURIComponent(slug)}`;
    link.textContent = name;
    why.textContent = reasons
      .map(({ text }) => text)
      .slice(0, 2)
      .join(' · ');
    item.append(link, why);
    return item;
  }

  const host = document.createElement('div');
  const place = target && document.querySelector(target);
  if (place) place.append(host);
  else script.after(host);
  new Search(host.attachShadow({ mode: 'open' }));
})();
