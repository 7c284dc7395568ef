/*! kb.js 1.0.0, Apache-2.0. How to use it: docs/for-partners.md
    <kb-term slug="online-grooming">grooming</kb-term>  explains a word and says whether to use it
    <kb-annotate>a text</kb-annotate>                   finds the catalogue's words in a text
    Whatever goes wrong, the page keeps its text. */
(() => {
  const script = document.currentScript ?? document.querySelector('script[src*="/embed/kb"]');
  if (!script || customElements.get('kb-term') || !HTMLElement.prototype.showPopover || !document.adoptedStyleSheets) return;

  const timeout = 5000; // milliseconds
  const batch = 60; // with the longest names, they fit into an address
  const advice = ['RECOMMENDED', 'CAUTION', 'AVOID', 'LEGAL_CONTEXT_ONLY'];
  const phrases = {
    en: ['Recommended term', 'Use with care', 'Avoid this term', 'Only in titles and quotations of legal texts', 'Say instead: ', 'More on this term'],
    es: ['Término recomendado', 'Úsese con cuidado', 'Evite este término', 'Solo en títulos y citas de textos legales', 'Diga en su lugar: ', 'Más sobre este término'],
    fr: ['Terme recommandé', 'À employer avec prudence', 'Terme à éviter', 'Seulement dans les titres et citations de textes juridiques', 'Dites plutôt : ', 'En savoir plus sur ce terme'],
  };

  const sheetFields = 'slug formerSlugs uri title language definition{text language}';
  const termFields = 'label language usage usageNote insteadUse{label language}';
  const context = '$language:LanguageCode,$languages:[LanguageCode!],$release:String)@inContext(languages:$languages,release:$release)';
  const sheetsQuery = `query KbTerms($slugs:[Slug!],${context}{factsheets(filter:{slugs:$slugs},first:${batch}){nodes{${sheetFields} terms(language:$language){${termFields}}}}}`;
  const annotateQuery = `query KbAnnotate($text:String!,$firstOnly:Boolean,$exclude:[Slug!],${context}{annotate(text:$text,language:$language,firstOnly:$firstOnly,exclude:$exclude){matches{start end term{${termFields}} factsheet{${sheetFields}}}}}`;

  /** An attribute of the element or of the nearest one around it, across shadow roots; else of the script. */
  const inherited = (element, name) => {
    for (let node = element; node; node = node.getRootNode().host) {
      const holder = node.closest(`[${name}]`);
      if (holder) return holder.getAttribute(name);
    }
    return script.dataset[name] ?? '';
  };

  const primary = (language) => language.split('-')[0].toLowerCase();

  /** Whom to ask, and in what context. */
  const placeOf = (element) => {
    const language = inherited(element, 'lang');
    const known = /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(language);
    return {
      endpoint: new URL(inherited(element, 'endpoint') || '../graphql', script.src).href,
      variables: { language: known ? primary(language) : null, languages: known ? [language] : null, release: inherited(element, 'release') || null },
    };
  };

  /** The data of an answer, if there is any. */
  const ask = async (endpoint, query, variables, method) => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeout);
    const request = { method, credentials: 'omit', referrerPolicy: 'no-referrer', signal: abort.signal, headers: { Accept: 'application/json' } };
    if (method === 'GET') endpoint += '?' + new URLSearchParams({ query, variables: JSON.stringify(variables) });
    else {
      request.headers['Content-Type'] = 'application/json';
      request.body = JSON.stringify({ query, variables });
    }
    try {
      const response = await fetch(endpoint, request);
      const { data } = await response.json();
      return response.ok && data;
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };

  const whenParsed = (action) =>
    document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', action, { once: true }) : action();

  const known = new Map();
  let waiting = new Map();

  /** A sheet, if there is one. All that are asked for at once share a request for each language, release and service. */
  const sheetOf = (slug, place) => {
    const group = JSON.stringify(place);
    const key = group + slug;
    if (!known.has(key)) {
      if (!waiting.size) whenParsed(() => setTimeout(flush));
      if (!waiting.has(group)) waiting.set(group, { place, wanted: new Map() });
      known.set(key, new Promise((resolve) => waiting.get(group).wanted.set(slug, resolve)));
    }
    return known.get(key);
  };

  const flush = () => {
    for (const { place, wanted } of waiting.values()) {
      // In order: pages with the same words ask at the same address, which caches know.
      const slugs = [...wanted.keys()].sort();
      while (slugs.length) answer(slugs.splice(0, batch), place, wanted);
    }
    waiting = new Map();
  };

  const answer = async (slugs, { endpoint, variables }, wanted) => {
    const data = await ask(endpoint, sheetsQuery, { slugs, ...variables }, 'GET');
    const sheets = [].concat(data?.factsheets?.nodes ?? []);
    for (const slug of slugs) wanted.get(slug)(sheets.find((sheet) => [sheet?.slug].concat(sheet?.formerSlugs).includes(slug)));
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    [role] { cursor: help; text-decoration: underline dotted; text-underline-offset: .2em; padding: .3em .25em; margin: 0 -.25em }
    :focus-visible { outline: 2px solid; outline-offset: -2px }
    [popover] { inset: auto; margin: 0; box-sizing: border-box; width: max-content; max-width: min(24rem, 100vw - 16px); padding: .5em 1em;
      border: 1px solid; border-radius: .4em; box-shadow: 0 2px 12px #0004;
      font: max(1rem, 16px)/1.5 system-ui, sans-serif; text-align: start; text-transform: none; white-space: normal; overflow-wrap: break-word }
    p { margin: .4em 0 }
    .advice { border-inline-start: .25em solid; padding-inline-start: .6em }
    a { display: inline-block; line-height: 24px; color: LinkText }`);

  /** An element whose text has its language and direction marked. */
  const make = (name, text, lang, ...children) => {
    const element = Object.assign(document.createElement(name), { textContent: text, lang, dir: 'auto' });
    element.append(...children);
    return element;
  };

  const fold = (text) => text.normalize().toLowerCase().replace(/\s+/g, ' ').trim();
  // What is a target itself, or no place for one.
  const taken = 'a,button,label,summary,input,textarea,select,[contenteditable],[role=button],[role=link]';
  let open = null;

  class Term extends HTMLElement {
    static observedAttributes = ['slug', 'release', 'lang'];
    #root;
    #trigger;
    #panel;
    #pinned;
    #timer;

    connectedCallback() {
      whenParsed(() => this.#load());
    }

    disconnectedCallback() {
      this.#close();
    }

    attributeChangedCallback(name, before) {
      if (before !== null && this.isConnected) this.#load();
    }

    async #load() {
      try {
        const slug = this.getAttribute('slug') ?? '';
        const isSlug = /^(?!-)[a-z\d-]{1,100}(?<!-)$/.test(slug);
        const found = this.found ?? { sheet: isSlug && (await sheetOf(slug, placeOf(this))) };
        if (!this.isConnected || this.parentNode.closest?.(taken) || (!this.found && slug !== this.getAttribute('slug'))) return;
        this.#close();
        if (found.sheet) this.#show(found.sheet, found.term ?? found.sheet.terms.find(({ label }) => fold(label) === fold(this.textContent)));
        else this.#root?.replaceChildren(document.createElement('slot'));
      } catch {
        // The text stays as it is.
      }
    }

    #show({ title, language, uri, definition }, term) {
      const own = primary(inherited(this, 'lang'));
      const spoken = phrases[own] ? own : 'en';
      const say = phrases[spoken];

      const text = make('div', '', spoken, make('p', '', language, make('strong', title, language)));
      text.id = 'text';
      const usage = say[advice.indexOf(term?.usage)];
      if (usage) {
        const line = make('p', usage, spoken);
        line.className = 'advice';
        if (term.insteadUse) line.append(`. ${say[4]}`, make('strong', term.insteadUse.label, term.insteadUse.language));
        text.append(line);
      }
      if (term?.usageNote) text.append(make('p', term.usageNote, term.language));
      text.append(make('p', definition.text, definition.language));

      const panel = (this.#panel = make('div', '', spoken, text));
      panel.id = 'panel';
      panel.part = 'panel';
      panel.popover = 'manual';
      if (/^https?:/.test(uri)) panel.append(Object.assign(make('a', say[5], spoken), { href: uri, referrerPolicy: 'no-referrer' }));

      const trigger = (this.#trigger = document.createElement('span'));
      const attributes = { role: 'button', part: 'term', tabindex: 0, 'aria-expanded': false, 'aria-controls': 'panel', 'aria-describedby': 'text' };
      for (const name in attributes) trigger.setAttribute(name, attributes[name]);
      trigger.append(document.createElement('slot'));

      trigger.onclick = () => (this.#pinned ? this.#close() : this.#open((this.#pinned = true)));
      trigger.onkeydown = (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open === this ? this.#close() : this.#open((this.#pinned = true));
      };
      trigger.onfocus = () => trigger.matches(':focus-visible') && this.#open();
      for (const part of [trigger, panel]) {
        part.onpointerenter = ({ pointerType }) => pointerType !== 'touch' && this.#soon(() => this.#open(), 150);
        // Time to reach the panel; what was clicked or has the focus stays.
        part.onpointerleave = () => this.#soon(() => this.#pinned || this.#root.activeElement || this.#close(), 300);
      }

      if (!this.#root) {
        this.#root = this.attachShadow({ mode: 'open' });
        this.#root.adoptedStyleSheets = [sheet];
        this.#root.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && !this.#root.contains(relatedTarget) && this.#close());
      }
      this.#root.replaceChildren(trigger, panel);
    }

    #soon(action, delay) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(action, delay);
    }

    #open() {
      clearTimeout(this.#timer);
      if (open === this || !this.isConnected) return;
      open?.#close();
      open = this;
      this.#panel.showPopover();
      this.#place();
      this.#opened(true);
    }

    #close() {
      clearTimeout(this.#timer);
      this.#pinned = false;
      if (open !== this) return;
      open = null;
      this.#panel.isConnected && this.#panel.hidePopover();
      this.#opened(false);
    }

    #opened(is) {
      this.#trigger.setAttribute('aria-expanded', is);
      const change = is ? 'addEventListener' : 'removeEventListener';
      for (const event in heard) window[change](event, heard[event], true);
    }

    /** Below the word, or above it where there is more room. Every content security policy allows styles set by script. */
    #place() {
      const boxes = this.#trigger.getClientRects();
      if (!boxes.length) return;
      const { clientWidth, clientHeight } = document.documentElement;
      const first = boxes[0];
      const last = boxes[boxes.length - 1];
      const panel = this.#panel;
      const below = clientHeight - last.bottom - 8;
      panel.style.maxHeight = 'none';
      const isBelow = below >= Math.min(panel.offsetHeight, first.top - 8);
      panel.style.maxHeight = `${Math.max(96, isBelow ? below : first.top - 8)}px`;
      const start = getComputedStyle(this).direction === 'rtl' ? last.right - panel.offsetWidth : last.left;
      panel.style.left = `${Math.max(8, Math.min(start, clientWidth - panel.offsetWidth - 8))}px`;
      panel.style.top = `${Math.max(0, isBelow ? last.bottom : first.top - panel.offsetHeight)}px`;
      // What scrolls must be reachable by keyboard.
      panel.tabIndex = panel.scrollHeight > panel.clientHeight ? 0 : -1;
    }

    static escape(event) {
      if (event.key !== 'Escape') return;
      // What the page has open around it stays open.
      event.preventDefault();
      event.stopPropagation();
      if (open.#root.activeElement) open.#trigger.focus();
      open.#close();
    }

    static elsewhere(event) {
      if (!event.composedPath().includes(open)) open.#close();
    }

    static moved() {
      open.#place();
    }
  }

  const heard = { keydown: Term.escape, pointerdown: Term.elsewhere, scroll: Term.moved, resize: Term.moved };

  const never = `${taken},code,pre,kbd,samp,script,style,noscript,template,svg,math,iframe,br,img,kb-term,kb-annotate,[hidden],[translate=no]`;
  const gap = '\u2029'; // the end of a paragraph: no name goes beyond it

  class Annotate extends HTMLElement {
    #isDone;

    connectedCallback() {
      whenParsed(() => setTimeout(() => this.#annotate()));
    }

    async #annotate() {
      try {
        if (this.#isDone || !this.isConnected || this.closest(taken) || this.parentNode.closest?.('kb-annotate')) return;
        this.#isDone = true;
        const { endpoint, variables } = placeOf(this);
        const pieces = this.#read(variables.language);
        const text = pieces.map((piece) => piece.text).join('').replace(/\s/g, (space) => (space === gap ? gap : ' '));
        const exclude = this.getAttribute('exclude')?.match(/[^\s,]+/g);
        const data = /\p{L}/u.test(text) && (await ask(endpoint, annotateQuery, { text, firstOnly: !this.hasAttribute('all'), exclude, ...variables }, 'POST'));
        // From the end: wrapping moves what comes after.
        for (const match of data?.annotate.matches.reverse() ?? []) wrap(match, pieces);
      } catch {
        // The text stays as it is.
      }
    }

    /** The texts, with their places in what is sent. */
    #read(language) {
      const skip = `${never},${this.getAttribute('skip') ?? 'h1,h2,h3,h4,h5,h6'}`.replace(/,\s*$/, '');
      const pieces = [];
      let start = 0;
      const add = (text, node) => {
        pieces.push({ text, node, start, end: (start += text.length) });
      };
      const visit = (parent) => {
        for (const node of parent.childNodes) {
          if (node.nodeType === 3) add(node.data, node);
          if (node.nodeType !== 1) continue;
          const { display } = getComputedStyle(node);
          const isSkipped = display === 'none' || node.matches(skip) || (node.lang && language && primary(node.lang) !== language);
          const isInline = !isSkipped && display.startsWith('inline');
          isInline || add(gap);
          isSkipped || visit(node);
          isInline || add(gap);
        }
      };
      visit(this);
      return pieces;
    }
  }

  /** Puts <kb-term> around a match. No element is split: where a match ends inside of one, its first piece is marked. */
  const wrap = ({ start, end, term, factsheet }, pieces) => {
    const inside = pieces.filter((piece) => piece.start < end && piece.end > start);
    // Text that has changed since is left alone.
    if (!inside.length || !inside.every(({ node, text }) => node?.isConnected && text.startsWith(node.data))) return;
    const [first, last] = [inside[0], inside.at(-1)];
    const range = document.createRange();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
    const common = first === last ? first.node.parentNode : range.commonAncestorContainer;
    let node = last.node;
    if (range.endOffset === node.length) for (; node.parentNode !== common && !node.nextSibling; node = node.parentNode) range.setEndAfter(node.parentNode);
    node = first.node;
    if (range.startOffset === 0) for (; node.parentNode !== common && !node.previousSibling; node = node.parentNode) range.setStartBefore(node.parentNode);
    const element = Object.assign(document.createElement('kb-term'), { found: { sheet: factsheet, term } });
    try {
      range.surroundContents(element);
    } catch {
      range.setStart(first.node, start - first.start);
      range.setEnd(first.node, first.node.length);
      range.surroundContents(element);
    }
  };

  customElements.define('kb-term', Term);
  customElements.define('kb-annotate', Annotate);
})();
