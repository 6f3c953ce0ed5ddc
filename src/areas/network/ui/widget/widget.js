// The search of the network on anybody's page: one script tag, and nothing of that page's style or script gets in.
// <script src="https://…/suppliers/widget.js" data-language="de" data-limit="5" async></script>
(() => {
  const WORDS = 'the words';
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
    form div { display: flex; gap: 8px; }
    input { flex: 1; min-width: 0; }
    input, button { height: 44px; padding: 0 12px; border: 1px solid var(--virage-line, #8a97a6);
      border-radius: var(--virage-radius, 6px); font: inherit; color: inherit; background: var(--virage-surface, #fff); }
    button { border-color: transparent; background: var(--virage-action, #0d5c63); color: var(--virage-on-action, #fff);
      font-weight: 600; cursor: pointer; }
    :focus-visible { outline: 3px solid var(--virage-action, #0d5c63); outline-offset: 2px; }
    ul { margin: 0; padding: 0; list-style: none; }
    li { padding: 12px 0; border-top: 1px solid var(--virage-line, #8a97a6); }
    a { color: var(--virage-action, #0d5c63); font-weight: 600; }
    p { margin: 12px 0; }
    li p { margin: 4px 0 0; }`;

  class Search {
    constructor(root) {
      root.innerHTML = `<style></style><section class="box"><form role="search"><label for="q"></label>
        <div><input id="q" name="q" type="search" maxlength="400" autocomplete="off"><button></button></div></form>
        <p role="status"></p><ul></ul><p class="all"><a></a></p></section>`;
      const find = (selector) => root.querySelector(selector);
      [this.input, this.status, this.list, this.all] = ['input', '[role=status]', 'ul', '.all a'].map(find);
      find('style').textContent = STYLE;
      find('section').lang = language;
      find('section').setAttribute('aria-label', words.site_name);
      find('label').textContent = words.search_label;
      find('button').textContent = words.search_button;
      this.leadOn('');
      find('form').addEventListener('submit', (event) => {
        event.preventDefault();
        this.search(this.input.value.trim());
      });
    }

    leadOn(q) {
      this.all.href = `${origin}/suppliers/${language}/search${q && `?q=${encodeURIComponent(q)}`}`;
      this.all.textContent = words.all_suppliers;
    }

    async search(q) {
      this.leadOn(q);
      const query = new URLSearchParams({ q, language, limit });
      const answer = await fetch(`${origin}/api/v1/network/suppliers?${query}`, {
        credentials: 'omit',
      }).catch(() => null);
      if (this.input.value.trim() !== q) return;
      const { items, total } = answer?.ok ? await answer.json() : { items: [], total: null };
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
